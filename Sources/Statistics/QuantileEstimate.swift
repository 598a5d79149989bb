/// A quantile of a sample and how far it can be trusted.
package struct QuantileEstimate: Sendable, Hashable, Codable {
    /// The quantile itself, one of the values of the sample.
    package let value: Int
    /// Where the quantile of the population lies with 95 % confidence; `nil` when the sample is too
    /// small to say, and then ``value`` should not be shown as if it could.
    package let interval: ClosedRange<Int>?

    /// Creates an estimate that somebody else made.
    package init(value: Int, interval: ClosedRange<Int>?) {
        self.value = value
        self.interval = interval
    }

    /// Whether the sample is large enough for this quantile.
    package var isSupported: Bool { interval != nil }
}
