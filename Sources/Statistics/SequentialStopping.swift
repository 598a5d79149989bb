/// Takes samples until the median is known well enough.
///
/// Well enough is a 95 % interval no further from its middle than a share of the median (Hoefler
/// and Belli, *Scientific Benchmarking of Parallel Computing Systems*, SC'15, rule 6; Maricq et
/// al., *Taming Performance Variability*, OSDI'18). Whoever looks often stops when the interval
/// happens to be narrow, and then it holds the truth less often than it says. So there are few
/// looks: the first at the least number of samples, each next where the width shrinks to the target
/// if it goes on with 1/√n, but at a quarter more and at most twice as many samples.
package struct SequentialStopping: Sendable, Hashable, Codable {
    /// The half of the interval's width that is aimed at, as a share of the median.
    package let halfWidth: Double
    /// The fewest samples to take, however narrow the interval is.
    package let least: Int
    /// The most samples to take, however wide it is.
    package let most: Int

    /// Creates a rule; one that cannot be met or never ends is a programmer's mistake.
    package init(halfWidth: Double, least: Int, most: Int) {
        precondition(halfWidth > 0 && least > 0 && most >= least, "a rule that cannot be followed")
        self.halfWidth = halfWidth
        self.least = least
        self.most = most
    }

    /// How much more there is to do after some samples.
    package enum Decision: Sendable, Hashable {
        /// The median is known well enough.
        case reached
        /// It is not, and no more samples may be taken.
        case exhausted
        /// Look again when there are that many samples.
        case lookAt(Int)
    }

    /// Decides after a look.
    package func decision(after sample: SortedSample?) -> Decision {
        let count = sample?.values.count ?? 0
        guard count >= least, let sample, let width = sample.relativeHalfWidth else {
            return count >= most ? .exhausted : .lookAt(min(most, max(least, count + 1)))
        }
        if width <= halfWidth { return .reached }
        guard count < most else { return .exhausted }
        let growth = min(2, max(1.25, (width / halfWidth) * (width / halfWidth)))
        return .lookAt(min(most, max(count + 1, Int((Double(count) * growth).rounded(.up)))))
    }
}

extension SortedSample {
    /// Half the width of the median's 95 % interval, as a share of the median; `nil` when there is
    /// no interval, or when the median is not above zero.
    package var relativeHalfWidth: Double? {
        let median = quantile(.p50)
        guard median > 0, let interval = interval(.p50) else { return nil }
        return Double(interval.upperBound - interval.lowerBound) / 2 / Double(median)
    }
}
