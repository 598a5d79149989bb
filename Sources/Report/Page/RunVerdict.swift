import Results

/// What a run came to, in one line.
struct RunVerdict {
    let summary: RunSummary

    /// Whether there is nothing to complain of.
    var isGood: Bool { summary.state == "succeeded" && complaints.isEmpty }

    /// The state, and everything that is wrong or that nothing is.
    var sentence: String {
        guard complaints.isEmpty else { return complaints.joined(separator: ", ") + "." }
        let count = summary.results.count
        let results =
            count == 0
            ? "No results" : count == 1 ? "The result is valid" : "All \(count) results are valid"
        return "\(results), nothing is left behind."
    }

    private var complaints: [String] {
        let suspect = summary.results.count { !$0.isValid }
        return [
            Self.count(
                summary.failed.count,
                "instance did not succeed",
                "instances did not succeed"
            ),
            Self.count(suspect, "result is suspect", "results are suspect"),
            Self.count(summary.left, "resource is left behind", "resources are left behind"),
        ].compactMap(\.self)
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String? {
        count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
}
