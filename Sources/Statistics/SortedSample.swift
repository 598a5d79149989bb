/// Values in ascending order, ready to be asked for exact quantiles.
package struct SortedSample: Sendable, Hashable {
    /// The values, smallest first; never empty.
    package let values: [Int]

    /// Sorts values, or returns `nil` when there are none: nothing has no quantile, least of all 0.
    package init?(_ values: some Sequence<Int>) { self.init(Array(values)) }

    /// The same for an array, without a detour for each comparison.
    package init?(_ values: [Int]) {
        guard !values.isEmpty else { return nil }
        self.values = values.sorted()
    }

    /// The smallest value that at least this part of all values does not exceed.
    package func quantile(_ level: QuantileLevel) -> Int {
        values[level.rank(of: values.count) - 1]
    }

    /// The 95 % interval of a quantile, or `nil` when there are too few values for one.
    package func interval(_ level: QuantileLevel) -> ClosedRange<Int>? {
        guard let ranks = ConfidenceRanks(level: level, count: values.count) else { return nil }
        return values[ranks.lower - 1]...values[ranks.upper - 1]
    }

    /// A quantile together with its interval.
    package func estimate(_ level: QuantileLevel) -> QuantileEstimate {
        QuantileEstimate(value: quantile(level), interval: interval(level))
    }
}
