package import Statistics

/// One side of a comparison: a result, with as much of its samples as there is.
package struct MeasuredResult: Sendable, Hashable {
    /// What tells one result of a run from the others.
    package struct Key: Sendable, Hashable, Codable {
        /// The instance of the step that measured; the name of the file for bare samples.
        package var instance: String
        /// How many requests each burst had.
        package var burst: Int

        /// Creates a key.
        package init(instance: String, burst: Int) {
            self.instance = instance
            self.burst = burst
        }
    }

    /// What was measured.
    package var key: Key
    /// `valid`, or `suspect:` and why; `nil` when nobody judged it.
    package var verdict: String?
    /// How many samples count.
    package var count: Int
    /// The median with its interval; `nil` without samples.
    package var median: QuantileEstimate?
    /// The latencies that count, in nanoseconds; `nil` when only the numbers are known.
    package var latencies: [Int]?

    /// Whether somebody said that it may not be believed.
    package var isSuspect: Bool { verdict.map { $0 != "valid" } ?? false }
}

extension MeasuredResult {
    /// A result of a summary.
    ///
    /// - Parameters:
    ///   - summary: The result.
    ///   - ledger: The samples of its instance, if they are at hand; they are left alone when they
    ///     are not those that the summary was made of.
    package init(_ summary: ResultSummary, in ledger: SampleLedger?) {
        key = Key(instance: summary.identity.instance, burst: summary.burst)
        verdict = summary.verdict
        count = summary.n
        median = summary.p50.map { QuantileEstimate(value: $0, interval: summary.p50Interval) }
        let latencies = ledger?.selection(of: summary.identity, burst: summary.burst).latencies
        self.latencies = latencies?.count == summary.n ? latencies : nil
    }

    /// The results in a `samples.csv`, or in what `load --csv` wrote.
    ///
    /// - Throws: A ``ResultsFailure`` when it is neither, or cannot be read.
    package static func results(inFile path: String) throws(ResultsFailure) -> [MeasuredResult] {
        guard let reader = try SampleReader(ifThereAt: path) else {
            return try LoadFile(path: path).latencies.sorted { $0.key < $1.key }.map {
                MeasuredResult($0.value, key: Key(instance: "load", burst: $0.key))
            }
        }
        var kinds = StartKinds()
        try reader.read { kinds.add($0) }
        return kinds.latencies.sorted { $0.key < $1.key }.map {
            MeasuredResult($0.value, key: Key(instance: "samples", burst: $0.key))
        }
    }

    private init(_ latencies: [Int], key: Key) {
        self.key = key
        count = latencies.count
        median = SortedSample(latencies)?.estimate(.p50)
        self.latencies = latencies
    }
}
