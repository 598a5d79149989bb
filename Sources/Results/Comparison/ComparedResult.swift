package import Statistics
import Values

/// Two results of the same thing, and what can be said about their difference.
package struct ComparedResult: Sendable, Hashable {
    /// How the interval of the ratio was found.
    package enum Method: String, Sendable, Hashable, Codable {
        /// By resampling both samples.
        case bootstrap
        /// From the intervals of the two medians, where samples are not at hand.
        case intervals
    }

    /// What is compared with.
    package let base: MeasuredResult
    /// What is compared.
    package let other: MeasuredResult
    /// What can be said; `nil` when either has no samples.
    package let comparison: MedianComparison?
    /// How it was found.
    package let method: Method

    /// Compares.
    ///
    /// - Parameters:
    ///   - other: What is compared.
    ///   - base: What it is compared with.
    ///   - margin: The smallest difference that matters, as a share.
    ///   - seed: What resamples are drawn from.
    package init(
        _ other: MeasuredResult,
        with base: MeasuredResult,
        margin: Double,
        seed: UInt64
    ) {
        self.base = base
        self.other = other
        var generator = SeededGenerator(
            seed: seed,
            for: "\(base.key.instance)-\(base.key.burst)"
        )
        var ratio: RatioEstimate?
        if let new = other.sample, let old = base.sample {
            method = .bootstrap
            ratio = RatioEstimate.medians(of: new, to: old, using: &generator)
        } else {
            method = .intervals
            if let new = other.median, let old = base.median {
                ratio = RatioEstimate.medians(of: new, to: old)
            }
        }
        let count = min(base.count, other.count)
        comparison = ratio.map { MedianComparison(ratio: $0, margin: margin, count: count) }
    }

    /// Whether either side may not be believed.
    package var isSuspect: Bool { base.isSuspect || other.isSuspect }

    /// Whether it is proven, by results that may be believed, to have become slower.
    package var isSlower: Bool {
        guard let comparison, !isSuspect else { return false }
        return comparison.finding == .different && comparison.ratio.value > 1
    }
}

extension MeasuredResult {
    fileprivate var sample: SortedSample? { latencies.flatMap { SortedSample($0) } }
}
