/// The samples of one result, told apart by what may be counted.
package struct SampleSelection: Sendable {
    /// Answered well, and proven to be of the wanted kind.
    package private(set) var pure: [Sample] = []
    /// Answered well, but not proven to be of the wanted kind.
    package private(set) var impure: [Sample] = []
    /// Not answered, or not as they should be.
    package private(set) var failed: [Sample] = []
    /// How many of all of them replaced others.
    package private(set) var repeats = 0

    /// Selects the counted samples of one burst size.
    package init(_ samples: some Sequence<Sample>, mode: Mode, burst: Int) {
        for sample in samples where sample.phase.isCounted && sample.size == burst {
            repeats += sample.phase == .repeated ? 1 : 0
            if !sample.isSuccess {
                failed.append(sample)
            } else if mode.accepts(sample.verdict) {
                pure.append(sample)
            } else {
                impure.append(sample)
            }
        }
    }

    /// The share of good answers that were not of the wanted kind; `nil` without any.
    package var impureShare: Double? {
        let answers = pure.count + impure.count
        return answers == 0 ? nil : Double(impure.count) / Double(answers)
    }

    /// The service latencies that count, in nanoseconds.
    package var latencies: [Int] { pure.compactMap(\.latency) }

    /// How far requests that count left behind their instants, in nanoseconds.
    package var lateness: [Int] {
        pure.compactMap { sample in sample.times.sent.map { $0 - sample.times.intended } }
    }

    /// The response latencies that count, in nanoseconds.
    package var responseLatencies: [Int] { pure.compactMap(\.responseLatency) }
}
