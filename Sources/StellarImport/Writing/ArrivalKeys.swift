import Values

/// How far apart bursts are, as an `invoke` says it.
struct ArrivalKeys: Sendable, Hashable {
    /// The keys with their values.
    let lines: [String]

    init(_ part: SubExperiment) {
        guard part.iatSeconds > 0 else {
            lines = ["interval: auto"]
            return
        }
        let interval = Duration.nanoseconds(Int((part.iatSeconds * 1e9).rounded()))
        lines = ["interval: \(interval.text)", "arrival: \(Self.arrival(of: part))"]
    }

    private static func arrival(of part: SubExperiment) -> String {
        switch part.iatType {
        case "deterministic": "constant"
        case "step": "step"
        // Its law has a mean below nothing worth the name under a second.
        default: part.iatSeconds < 1 ? "exponential" : "stellar"
        }
    }
}
