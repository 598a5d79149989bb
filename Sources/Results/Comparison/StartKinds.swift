/// Sorts samples of which nobody says for which kind of start they were sent.
///
/// It is the kind that most of them proved to be.
struct StartKinds: Sendable {
    private var cold: [Int: SampleSelection] = [:]
    private var warm: [Int: SampleSelection] = [:]
    private var coldCount = 0
    private var warmCount = 0

    /// Adds a sample.
    mutating func add(_ sample: Sample) {
        guard sample.phase.isCounted else { return }
        coldCount += sample.verdict == .cold ? 1 : 0
        warmCount += sample.verdict == .warm ? 1 : 0
        cold[sample.size, default: SampleSelection(mode: .cold)].add(sample)
        warm[sample.size, default: SampleSelection(mode: .warm)].add(sample)
    }

    /// The latencies that count, in nanoseconds, by the size of the burst.
    var latencies: [Int: [Int]] {
        (coldCount > warmCount ? cold : warm).mapValues(\.latencies)
    }
}
