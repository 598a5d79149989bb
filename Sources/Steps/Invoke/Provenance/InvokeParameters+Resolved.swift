import FaaS
import LoadGenerator
import Results
import Values

extension InvokeParameters {
    /// The keys as they were resolved, with what providers said of the functions.
    var resolved: [String: String] {
        var resolved = [
            "mode": mode.rawValue,
            "burst": burst.map(String.init).joined(separator: " "),
            "interval": arrival.interval.text,
            "warm-up": "\(warmUp)",
            "timeout": timeout.text,
            "max-errors": "\(maxErrors)",
            "connections": connections.policy.rawValue,
            "http": connections.http.rawValue,
            "tls-resume": "\(connections.resumes)",
            "service-time": serviceTime.text,
            "payload": payload.description,
            "response-payload": responsePayload.description,
        ]
        resolved["tls"] = connections.version?.rawValue
        resolved["ca"] = connections.authorities
        if mode == .cold { resolved["cold"] = cold.rawValue }
        resolved["samples"] = stop.samples?.text
        resolved["duration"] = stop.duration?.text
        resolved["arrival"] = arrival.process?.rawValue
        resolved["trace"] = arrival.trace
        resolved["search"] = arrival.search?.text
        return resolved.merging(deployed) { key, _ in key }
    }

    /// What was read back from providers; values of several sets stand side by side.
    private var deployed: [String: String] {
        func told(_ value: (EndpointSet) -> String) -> String {
            endpoints.map(value).joined(separator: " ")
        }
        return [
            "functions": told { "\($0.functions.count)" },
            "memory": told { $0.memory?.description ?? "unknown" },
            "package-size": told { $0.packageSize?.description ?? "unknown" },
            "keep-alive": told(\.keepAlive.text),
        ]
    }
}
