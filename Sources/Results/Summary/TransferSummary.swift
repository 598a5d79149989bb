import Statistics

/// How long a payload took from one function of a chain to the next, as it stands in
/// `summary.json`.
///
/// Times are whole nanoseconds from when the sender began to pass the payload on until the receiver
/// held all of it. A quantile that these few samples cannot support is `nil`.
package struct TransferSummary: Sendable, Hashable, Codable {
    /// Which hop of the chain, from 1: that from the first function to the second.
    package var hop: Int
    /// How many samples count: those of the result whose transfer time is known.
    package var n: Int
    /// The fastest.
    package var minNs: Int
    /// The median.
    package var p50Ns: Int
    /// Where the median lies with 95 % confidence; `nil` with fewer than six samples.
    package var p50CI: ClosedRange<Int>?
    /// Nine in ten are at most this.
    package var p90Ns: Int?
    /// Ninety-nine in a hundred are at most this.
    package var p99Ns: Int?
    /// The slowest.
    package var maxNs: Int
    /// The mean.
    package var meanNs: Int

    /// Summarizes what is known of one hop; `nil` when nothing is.
    init?(hop: Int, of times: [Int]) {
        guard let summary = LatencySummary(of: times) else { return nil }
        self.hop = hop
        n = summary.count
        minNs = summary.minimum
        p50Ns = summary.p50.value
        p50CI = summary.p50.interval
        p90Ns = summary.p90.supported
        p99Ns = summary.p99.supported
        maxNs = summary.maximum
        meanNs = Int(summary.mean.rounded())
    }

    /// Summarizes every hop.
    static func each(of hops: [[Int]]) -> [TransferSummary] {
        hops.enumerated().compactMap { TransferSummary(hop: $0 + 1, of: $1) }
    }
}
