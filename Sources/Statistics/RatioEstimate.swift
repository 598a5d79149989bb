/// A ratio of two quantiles, and where the true one lies with 95 % confidence.
package struct RatioEstimate: Sendable, Hashable, Codable {
    /// The ratio in the samples.
    package let value: Double
    /// Where the true ratio lies; `nil` when the samples are too small to say.
    package let interval: ClosedRange<Double>?

    /// Creates an estimate.
    package init(value: Double, interval: ClosedRange<Double>?) {
        self.value = value
        self.interval = interval
    }
}

extension RatioEstimate {
    /// How many resamples an interval is drawn from.
    ///
    /// Its ends then lie within about 0.15 percentage points of the 2.5 % they stand for.
    package static let usualResamples = 10_000

    /// The ends of the middle 95 % of resampled ratios (the percentile bootstrap).
    static func middle(of ratios: [Double]) -> ClosedRange<Double>? {
        let sorted = ratios.sorted()
        guard let first = sorted.first, first > 0, let last = sorted.last, last.isFinite else {
            return nil
        }
        let low = QuantileLevel(perMille: 25).rank(of: sorted.count)
        let high = QuantileLevel(perMille: 975).rank(of: sorted.count)
        return sorted[low - 1]...sorted[high - 1]
    }
}
