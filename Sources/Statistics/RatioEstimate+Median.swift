import Glibc

extension RatioEstimate {
    /// How the median of one sample relates to that of another: the percentile bootstrap.
    ///
    /// An effect size with its interval rather than a significance (Kalibera and Jones, *Rigorous
    /// Benchmarking in Reasonable Time*, ISMM'13; Hoefler and Belli, SC'15, rule 8).
    ///
    /// - Parameters:
    ///   - sample: What is compared.
    ///   - base: What it is compared with.
    ///   - resamples: How many resamples the interval is drawn from.
    ///   - generator: Where the resamples come from.
    /// - Returns: The ratio of the medians; `nil` when that of the base is not above zero. Without
    ///   an interval where either sample has no interval of its own.
    package static func medians(
        of sample: SortedSample,
        to base: SortedSample,
        resamples: Int = usualResamples,
        using generator: inout some RandomNumberGenerator
    ) -> RatioEstimate? {
        let (upper, lower) = (sample.quantile(.p50), base.quantile(.p50))
        guard upper > 0, lower > 0 else { return nil }
        let value = Double(upper) / Double(lower)
        guard sample.interval(.p50) != nil, base.interval(.p50) != nil else {
            return RatioEstimate(value: value, interval: nil)
        }
        let (samples, bases) = (Resampling(sample, at: [.p50]), Resampling(base, at: [.p50]))
        let ratios = (0..<resamples).map { _ in
            let median = samples.draw(using: &generator)[0]
            return Double(median) / Double(bases.draw(using: &generator)[0])
        }
        return RatioEstimate(value: value, interval: middle(of: ratios))
    }

    /// How medians relate of which only their own intervals are known.
    ///
    /// The distances of the ends are added like standard deviations, on the logarithmic scale
    /// (MOVER: Zou and Donner, *Construction of confidence limits about effect measures*,
    /// Statistics in Medicine 27, 2008).
    package static func medians(
        of sample: QuantileEstimate,
        to base: QuantileEstimate
    ) -> RatioEstimate? {
        guard sample.value > 0, base.value > 0 else { return nil }
        let value = Double(sample.value) / Double(base.value)
        guard let above = sample.logarithmicMargins, let below = base.logarithmicMargins else {
            return RatioEstimate(value: value, interval: nil)
        }
        let down = hypot(above.down, below.up)
        let up = hypot(above.up, below.down)
        return RatioEstimate(value: value, interval: value * exp(-down)...value * exp(up))
    }

    /// How the 99th percentile of a sample relates to its median: the tail-to-median ratio of
    /// Ustiugov et al., *Analyzing Tail Latency in Serverless Clouds with STeLLAR*, IISWC'21.
    ///
    /// - Returns: The ratio; `nil` when the median is not above zero. Without an interval where
    ///   p99 has none: then it should not be shown as if it could.
    package static func tailToMedian(
        of sample: SortedSample,
        using generator: inout some RandomNumberGenerator
    ) -> RatioEstimate? {
        let median = sample.quantile(.p50)
        guard median > 0 else { return nil }
        let value = Double(sample.quantile(.p99)) / Double(median)
        guard sample.interval(.p99) != nil else {
            return RatioEstimate(value: value, interval: nil)
        }
        let resampling = Resampling(sample, at: [.p50, .p99])
        let ratios = (0..<usualResamples).map { _ in
            let quantiles = resampling.draw(using: &generator)
            return Double(quantiles[1]) / Double(quantiles[0])
        }
        return RatioEstimate(value: value, interval: middle(of: ratios))
    }
}

extension QuantileEstimate {
    /// How far the ends of the interval lie from the value, in logarithms.
    fileprivate var logarithmicMargins: (down: Double, up: Double)? {
        guard let interval, interval.lowerBound > 0 else { return nil }
        let middle = log(Double(value))
        return (
            middle - log(Double(interval.lowerBound)), log(Double(interval.upperBound)) - middle
        )
    }
}
