import Glibc

/// The smallest difference between two medians that samples of a size are likely to show.
///
/// The median of n values is asymptotically normal with the standard deviation 1 / (2 f √n), f
/// being the density at the median (Serfling, *Approximation Theorems of Mathematical Statistics*,
/// 2.3.3); the difference of two has √2 of that. A two-sided test at 5 % sees a difference of
/// 1.960 + 0.842 such deviations four times out of five. What f is nobody knows beforehand; taken
/// from a normal law with the same interquartile range (0.399 × 1.349 of its inverse), the
/// difference is 3.68 / √n interquartile ranges.
///
/// Latencies are skewed: the ranges are those of their logarithms, so that what they show is a
/// ratio.
package struct MedianResolution: Sendable, Hashable {
    /// The number of values in each of the two samples.
    package let count: Int

    /// Creates the resolution of a size; `nil` where the median has no interval at all.
    package init?(count: Int) {
        guard ConfidenceRanks(level: .p50, count: count) != nil else { return nil }
        self.count = count
    }

    /// The difference in interquartile ranges.
    package var interquartileRanges: Double { Self.factor / Double(count).squareRoot() }

    /// The ratio of the larger median to the smaller.
    ///
    /// - Parameter spread: The ratio of p75 to p25 within a sample, which has to be assumed.
    /// - Returns: The ratio, at least 1.
    package func ratio(spread: Double) -> Double { pow(spread, interquartileRanges) }

    private static let power = 1.959_964 + 0.841_621
    private static let density = 0.398_942 * 1.348_980
    private static let factor = power * 2.0.squareRoot() / (2 * density)
}
