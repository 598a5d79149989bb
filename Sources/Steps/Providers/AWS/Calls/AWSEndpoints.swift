import FaaS
import Values

/// Finds the host of a call: AWS's own, or the one that is set in its place.
struct AWSEndpoints: Sendable, Hashable {
    /// The region of calls that do not name one.
    var region: String
    /// An address for all services, such as `http://127.0.0.1:5000`.
    private let common: String?
    /// Addresses for some services.
    private let own: [AWSService: String]

    /// Reads `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_SERVICE`, as every AWS tool does.
    ///
    /// - Parameters:
    ///   - region: The region of calls that do not name one.
    ///   - environment: The environment variables.
    ///   - fallback: What a profile says, where the environment does not.
    init(
        region: String,
        environment: [String: String] = [:],
        fallback: (AWSService?) -> String? = { _ in nil }
    ) {
        self.region = region
        let isIgnored = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] == "true"
        func setting(_ service: AWSService?) -> String? {
            let name = "AWS_ENDPOINT_URL" + (service.map { "_\($0.settingName)" } ?? "")
            let value = environment[name] ?? fallback(service)
            return isIgnored || value == "" ? nil : value
        }
        common = setting(nil)
        own = [AWSService: String](
            uniqueKeysWithValues: AWSService.allCases.compactMap { service in
                setting(service).map { (service, $0) }
            }
        )
    }

    /// Whether calls go to other hosts than AWS's.
    var areMoved: Bool { common != nil || !own.isEmpty }

    /// The address of a call.
    ///
    /// - Throws: A `ProviderFailure` when what was set cannot be an address.
    func address(of call: AWSCall) throws(ProviderFailure) -> AWSAddress {
        let region = call.region ?? region
        let partition = AWSPartition(region: region)
        var address = AWSAddress(
            scheme: "https",
            host: "\(call.service.hostPrefix).\(region).\(partition.suffix)",
            path: call.path,
            region: region
        )
        if call.service == .iam {
            address.host = partition.iamHost
            address.region = partition.iamRegion
        }
        guard let endpoint = own[call.service] ?? common else {
            if let bucket = call.bucket { address.host = "\(bucket).\(address.host)" }
            return address
        }
        // A host of one's own rarely has names for its buckets.
        if let bucket = call.bucket { address.path = "/\(bucket)\(call.path)" }
        return try moved(address, to: endpoint)
    }

    private func moved(
        _ address: AWSAddress,
        to endpoint: String
    ) throws(ProviderFailure) -> AWSAddress {
        guard let parts = Self.parts(of: endpoint) else {
            throw ProviderFailure(
                code: .environment,
                message: "'\(endpoint)' is no address for AWS; write one such as "
                    + "http://127.0.0.1:5000 into AWS_ENDPOINT_URL"
            )
        }
        var address = address
        address.scheme = parts.scheme
        address.host = parts.host
        address.path = parts.path + address.path
        return address
    }

    /// Takes an address such as `http://127.0.0.1:5000/base/` apart, its path without the last `/`;
    /// `nil` for what is none.
    static func parts(of address: String) -> (scheme: String, host: String, path: String)? {
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty,
            !parts[2].isEmpty
        else { return nil }
        let path = parts.count > 3 ? "/\(parts[3])" : ""
        return (
            String(parts[0].dropLast()), String(parts[2]),
            path.hasSuffix("/") ? String(path.dropLast()) : path
        )
    }
}
