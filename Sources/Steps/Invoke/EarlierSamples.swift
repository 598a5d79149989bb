import Results

/// What the attempts have left that an experiment goes on with.
struct EarlierSamples: Sendable, Hashable {
    /// The number of the next request.
    private(set) var nextRequest = 0
    /// The number of the next burst.
    private(set) var nextBurst = 0
    /// How many requests count.
    private(set) var measured = 0
    /// The bursts that count and were begun, without those that were repeated.
    private var begun: Set<Int> = []
    /// Of each attempt, the first and the last instant of those.
    ///
    /// Attempts may lie on both sides of a restart, whose clocks have nothing in common.
    private var spans: [Int: ClosedRange<Int>] = [:]

    /// How many bursts that count were begun, without those that were repeated.
    var bursts: Int { begun.count }

    /// For how long bursts were sent that count, in nanoseconds.
    var measuredTime: Int { spans.values.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }

    /// Adds a sample.
    mutating func add(_ sample: Sample) {
        nextRequest = max(nextRequest, sample.id + 1)
        nextBurst = max(nextBurst, sample.burst + 1)
        guard sample.phase == .measured else { return }
        measured += 1
        begun.insert(sample.burst)
        let instant = sample.times.intended
        let span = spans[sample.attempt] ?? instant...instant
        spans[sample.attempt] = min(span.lowerBound, instant)...max(span.upperBound, instant)
    }
}
