/// The numbers of one result, as they stand in `summary.json`: one instance at one burst size.
///
/// Latencies are service latencies in whole nanoseconds. A number that is not known, and a quantile
/// that these few samples cannot support, is `nil` and written as `null`.
package struct ResultSummary: Sendable, Hashable {
    /// What was measured.
    package var identity: ResultIdentity
    /// How many requests each burst had.
    package var burst: Int
    /// How many samples count: answered well and proven to be of the wanted kind.
    package var n: Int
    /// How many requests were not answered as they should be.
    package var errors: Int
    /// The share of good answers that were not of the wanted kind.
    package var impure: Double?
    /// The fastest.
    package var min: Int?
    /// A quarter is at most this.
    package var p25: Int?
    /// The median; there whenever there is a sample at all.
    package var p50: Int?
    /// Where the median lies with 95 % confidence; `nil` with fewer than six samples.
    package var p50Interval: ClosedRange<Int>?
    /// Three quarters are at most this.
    package var p75: Int?
    /// Nine in ten are at most this.
    package var p90: Int?
    /// Nineteen in twenty are at most this.
    package var p95: Int?
    /// Ninety-nine in a hundred are at most this.
    package var p99: Int?
    /// The slowest.
    package var max: Int?
    /// The mean.
    package var mean: Int?
    /// The standard deviation; `nil` with fewer than two samples.
    package var deviation: Int?
    /// The median of the response latencies, which count from the intended instant.
    package var responseP50: Int?
    /// How long the payload took from each function of a chain to the next; empty without a chain.
    package var transfers: [TransferSummary]
    /// How many good answers had to wait while an instance started; they are impure in any mode.
    package var queued = 0
    /// The 99th percentile as a multiple of the median: the tail-to-median ratio of STeLLAR's paper.
    package var tailToMedian: Double?
    /// When idle instances are reclaimed, where that was searched for.
    package var keepAlive: KeepAliveFinding?
    /// How far requests left behind their instants: the median.
    package var latenessP50: Int?
    /// How far requests left behind their instants: the 99th percentile, where there is one.
    package var latenessP99: Int?
    /// The circumstances; `nil` where nobody wrote them down.
    package var provenance: ResultProvenance?
    /// How many requests were sent to replace others.
    package var repeats: Int
    /// What the plan of requests was drawn from.
    package var seed: UInt64
    /// How often the experiment was cut short by the death of its run, and gone on with.
    package var interruptions: Int
    /// `valid`, or `suspect:` and why.
    package var verdict: String

    /// Whether the result may be believed.
    package var isValid: Bool { verdict == "valid" }
}
