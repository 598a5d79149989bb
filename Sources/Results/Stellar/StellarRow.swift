/// A request as STeLLAR's files know it; one that failed has none.
package struct StellarRow: Sendable, Hashable {
    package var request: String
    package var host: String
    /// When it was sent, in nanoseconds since 1970; its connection is part of it where it was new.
    package var sent: Int
    /// When the first byte of the answer came, likewise.
    package var received: Int
    /// The number of its burst, from 0.
    package var burst: Int
    /// When each function of a chain had the payload, in milliseconds; empty without a chain.
    package var timestamps: [Int]

    /// Creates a row.
    package init(
        request: String,
        host: String,
        sent: Int,
        received: Int,
        burst: Int,
        timestamps: [Int] = []
    ) {
        self.request = request
        self.host = host
        self.sent = sent
        self.received = received
        self.burst = burst
        self.timestamps = timestamps
    }

    /// The client's latency in whole milliseconds, cut.
    package var milliseconds: Int { (received - sent) / 1_000_000 }
}
