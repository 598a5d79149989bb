/// The numbers that describe one sample of latencies, in the unit of its values (nanoseconds).
package struct LatencySummary: Sendable, Hashable, Codable {
    /// How many values there are, at least 1.
    package let count: Int
    package let mean: Double
    /// The standard deviation with `n - 1`; `nil` for a single value, which has none.
    package let standardDeviation: Double?
    package let minimum: Int
    package let p25: QuantileEstimate
    package let p50: QuantileEstimate
    package let p75: QuantileEstimate
    package let p90: QuantileEstimate
    package let p95: QuantileEstimate
    package let p99: QuantileEstimate
    package let maximum: Int

    /// Summarizes values in any order, or returns `nil` when there are none.
    package init?(of values: some Sequence<Int>) {
        guard let sample = SortedSample(values) else { return nil }
        self.init(sample)
    }

    /// Summarizes values that are already sorted.
    package init(_ sample: SortedSample) {
        count = sample.values.count
        mean = Self.mean(sample.values)
        standardDeviation = Self.standardDeviation(sample.values, around: mean)
        minimum = sample.values[0]
        p25 = sample.estimate(.p25)
        p50 = sample.estimate(.p50)
        p75 = sample.estimate(.p75)
        p90 = sample.estimate(.p90)
        p95 = sample.estimate(.p95)
        p99 = sample.estimate(.p99)
        maximum = sample.values[count - 1]
    }

    /// Averages differences to the smallest value: their sum stays small enough to be exact.
    private static func mean(_ sorted: [Int]) -> Double {
        let origin = sorted[0]
        let sum = sorted.reduce(0.0) { $0 + Double($1 - origin) }
        return Double(origin) + sum / Double(sorted.count)
    }

    private static func standardDeviation(_ values: [Int], around mean: Double) -> Double? {
        guard values.count > 1 else { return nil }
        let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(values.count - 1)).squareRoot()
    }
}
