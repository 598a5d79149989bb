import FoundationEssentials
import Values

extension RunStart {
    func write(to json: inout JSONText) {
        json.add("run", text: run.description)
        json.add("pipeline", text: pipeline)
        json.add("seed", json: String(seed))
        if lives > 0 { json.add("lives", number: lives) }
        json.add("instances", texts: instances.lazy.map(\.description))
    }
}

extension InstanceFinish {
    func write(to json: inout JSONText) {
        json.add("instance", text: instance.description)
        json.add("state", text: state.rawValue)
        json.add("attempts", number: attempts)
        json.add("seconds", seconds: seconds)
        if isKept { json.add("kept", json: "true") }
        failure?.write(to: &json)
    }
}

extension StepFailure {
    func write(to json: inout JSONText) {
        json.add("code", text: code.rawValue)
        json.add("message", text: message)
        if !details.isEmpty { json.add("details", texts: details) }
    }
}

extension LeaseNews {
    func write(to json: inout JSONText) {
        json.add("lease", text: lease)
        if let instance { json.add("instance", text: instance.description) }
        json.add("resource", text: resource.rawValue)
        json.add("name", text: name)
        json.add("place", text: place)
        json.add("state", text: state.rawValue)
    }
}

extension Encodable {
    /// The value as JSON on one line with sorted keys, or `null` when it has no such form.
    var jsonText: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            // Only a number that JSON does not have (NaN) ends here; an event must not stop a run.
            return "null"
        }
    }
}

extension Date {
    init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// Rounded, because a date keeps its seconds in binary.
    var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
    /// The time of an event: `2026-03-01T12:00:00.250Z`.
    static var runEvent: Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    }
}
