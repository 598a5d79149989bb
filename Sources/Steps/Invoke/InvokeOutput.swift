import Pipeline
import Results
import Values

struct InvokeOutput: StepOutput {
    var samples: SampleSet
    var summary: [ResultSummary]
    /// The longest time for which an idle instance stayed, as a pipeline writes it.
    var longestWarm: String?
    /// The shortest time after which an idle instance was reclaimed, likewise.
    var shortestReclaimed: String?

    enum CodingKeys: String, CodingKey {
        case samples, summary
        case longestWarm = "longest-warm"
        case shortestReclaimed = "shortest-reclaimed"
    }

    static let outputs = [
        OutputDeclaration("samples", .opaque("samples"), "every request that was sent"),
        OutputDeclaration("summary", .opaque("summary"), "the numbers of each burst size"),
        OutputDeclaration(
            "longest-warm",
            .optional(.duration),
            "under `interval: find`, the longest for which an idle instance stayed"
        ),
        OutputDeclaration(
            "shortest-reclaimed",
            .optional(.duration),
            "under `interval: find`, the shortest after which an idle instance was reclaimed"
        ),
    ]
}

extension InvokeOutput {
    /// The output, with what a search found in all sets together.
    init(samples: SampleSet, summary: [ResultSummary]) {
        self.samples = samples
        self.summary = summary
        let findings = summary.compactMap(\.keepAlive)
        longestWarm = findings.compactMap(\.longestWarmNs).max().map(Self.text)
        shortestReclaimed = findings.compactMap(\.shortestReclaimedNs).min().map(Self.text)
    }

    private static func text(_ nanoseconds: Int) -> String {
        Duration.nanoseconds(nanoseconds).text
    }
}
