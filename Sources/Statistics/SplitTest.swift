/// How often a comparison finds a difference where there is none: an A/A test.
///
/// One sample is split at random into halves, many times; they come from one law, so every
/// difference that is found is false. About one in twenty is what 95 % confidence means.
package struct SplitTest: Sendable, Hashable, Codable {
    /// How many times the sample was split.
    package let trials: Int
    /// How many times the halves were found to differ.
    package let different: Int
    /// How many times they were found to be nearly the same.
    package let equivalent: Int

    // Many splits make up for the roughness of each.
    private static let resamples = 2000

    /// The share of false differences.
    package var falseShare: Double { Double(different) / Double(trials) }

    /// Splits a sample; `nil` when its halves are too small for an interval.
    package init?(
        _ values: [Int],
        trials: Int,
        margin: Double,
        using generator: inout some RandomNumberGenerator
    ) {
        let half = values.count / 2
        guard trials > 0, ConfidenceRanks(level: .p50, count: half) != nil else { return nil }
        var (different, equivalent) = (0, 0)
        for _ in 0..<trials {
            let shuffled = values.shuffled(using: &generator)
            guard let first = SortedSample(shuffled.prefix(half)),
                let second = SortedSample(shuffled.suffix(half)),
                let ratio = RatioEstimate.medians(
                    of: first,
                    to: second,
                    resamples: Self.resamples,
                    using: &generator
                )
            else { return nil }
            switch MedianComparison(ratio: ratio, margin: margin, count: half).finding {
            case .different: different += 1
            case .equivalent: equivalent += 1
            case .unclear: continue
            }
        }
        self.trials = trials
        self.different = different
        self.equivalent = equivalent
    }
}
