/// The two order statistics that enclose a quantile with 95 % confidence, whatever the law of the
/// values is.
///
/// Exact binomial, two-sided with equal tails: the quantile lies below the lower one, and above the
/// upper one, with a probability of at most 2.5 % each (Hahn and Meeker, *Statistical Intervals*;
/// Le Boudec, *Performance Evaluation*, chapter 2). At least 6 values are needed for the median, 36
/// for p90, 72 for p95, 368 for p99; with fewer there is no such interval.
package struct ConfidenceRanks: Sendable, Hashable {
    /// The rank of the lower end among the sorted values, counted from 1.
    package let lower: Int
    /// The rank of the upper end among the sorted values, counted from 1.
    package let upper: Int

    /// Finds the ranks, or returns `nil` when `count` values are too few for this level.
    package init?(level: QuantileLevel, count: Int) {
        guard count > 0 else { return nil }
        let law = BinomialDistribution(trials: count, probability: level.fraction)
        // The r-th smallest value exceeds the quantile when fewer than r values lie below it.
        guard let few = law.lowerQuantile(atMost: Self.tail),
            let many = law.upperQuantile(atMost: Self.tail, trials: count)
        else { return nil }
        lower = few + 1
        upper = many
    }

    private static let tail = 0.025
}
