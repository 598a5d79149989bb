/// Draws order statistics of samples that are drawn, with replacement, from a sample: what a
/// bootstrap of quantiles needs, without ever making such a sample.
///
/// Drawing n values with replacement is drawing n indices; the r-th smallest of n uniform numbers is
/// Beta(r, n + 1 − r), and indices are those numbers times n, rounded down. So one draw costs the
/// same for a million values as for ten, and its law is exactly that of the resampled quantile
/// (Devroye, *Non-Uniform Random Variate Generation*, V.2; Efron and Tibshirani, *An Introduction to
/// the Bootstrap*, chapter 2).
struct Resampling {
    private let values: [Int]
    /// One law for the gap below each rank, and one for what lies above the last.
    private let gaps: [GammaLaw]

    /// Prepares to draw some quantiles of one resample together; levels must ascend.
    init(_ sample: SortedSample, at levels: [QuantileLevel]) {
        values = sample.values
        let ranks = levels.map { $0.rank(of: sample.values.count) }
        let bounds = [0] + ranks + [sample.values.count + 1]
        gaps = zip(bounds, bounds.dropFirst()).map { GammaLaw(shape: max(1, $1 - $0)) }
        precondition(zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 }, "levels must differ")
    }

    /// The quantiles of one resample, in the order of the levels.
    func draw(using generator: inout some RandomNumberGenerator) -> [Int] {
        var sums: [Double] = []
        var sum = 0.0
        for gap in gaps {
            sum += gap.draw(using: &generator)
            sums.append(sum)
        }
        return sums.dropLast().map { part in
            values[min(values.count - 1, Int(part / sum * Double(values.count)))]
        }
    }
}
