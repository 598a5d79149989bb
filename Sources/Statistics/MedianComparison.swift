import Glibc

/// What can be said about the difference of two medians.
package struct MedianComparison: Sendable, Hashable {
    /// What was found.
    package enum Finding: Sendable, Hashable {
        /// The medians differ: the interval of their ratio leaves out 1.
        case different
        /// They do not differ by as much as the margin: the interval lies within it.
        case equivalent
        /// The interval is too wide for either.
        case unclear(MoreSamples?)
    }

    /// About how many further samples on each side would decide; `nil` of it where nobody knows.
    package typealias MoreSamples = Int

    /// How the median relates to that of the base.
    package let ratio: RatioEstimate
    /// The smallest difference that matters, as a share: 0.05 for 5 %.
    package let margin: Double
    /// How many values the smaller sample has.
    package let count: Int

    /// Creates the comparison of an estimate.
    package init(ratio: RatioEstimate, margin: Double, count: Int) {
        precondition(margin > 0, "without a margin nothing is ever the same")
        self.ratio = ratio
        self.margin = margin
        self.count = count
    }

    /// What was found; that the medians are nearly the same outweighs that they are not quite.
    package var finding: Finding {
        guard let interval = ratio.interval else { return .unclear(Self.usual - count) }
        if interval.lowerBound > 1 / (1 + margin), interval.upperBound < 1 + margin {
            return .equivalent
        }
        return interval.contains(1) ? .unclear(missing(interval)) : .different
    }

    /// How many more samples narrow the interval enough, if it goes on with 1/√n and the ratio
    /// stays what it is: until it leaves out 1, or lies within the margin, whichever is nearer.
    private func missing(_ interval: ClosedRange<Double>) -> MoreSamples? {
        let (effect, most) = (abs(log(ratio.value)), log(1 + margin))
        let halfWidth = (log(interval.upperBound) - log(interval.lowerBound)) / 2
        let wanted = max(effect, most - effect)
        let factor = (halfWidth / wanted) * (halfWidth / wanted)
        let more = (Double(count) * (factor - 1)).rounded(.up)
        guard more < 1e9 else { return nil }
        return max(1, Int(more))
    }

    /// With fewer repetitions nothing should be said about a cloud (Uta et al., *Is Big Data
    /// Performance Reproducible in Modern Cloud Networks?*, NSDI'20).
    private static let usual = 30
}
