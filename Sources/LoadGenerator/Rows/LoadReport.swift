/// How a run went as a run; what was measured is in its rows.
package struct LoadReport: Sendable, Hashable, Codable {
    /// Why a run ended.
    package enum Ending: String, Sendable, Hashable, Codable {
        /// Every planned request is over.
        case completed
        /// The reader of the answers asked for it.
        case stopped
        /// The task was cancelled.
        case cancelled
    }

    /// Why it ended.
    package var ending: Ending
    /// The instant of offset 0, in nanoseconds on the monotonic clock.
    package var origin: Int
    /// How many requests were planned.
    package var planned: Int
    /// How many were sent, at least in part.
    package var sent = 0
    /// How many got a complete answer, whatever its status.
    package var answered = 0
    /// The most connections that were open at once.
    package var mostConnections = 0
    /// How far launches lay behind their instants: the median, in nanoseconds; `nil` without any.
    package var latenessP50: Int?
    /// How far launches lay behind their instants: the 99th percentile, in nanoseconds.
    package var latenessP99: Int?
    /// How many launches were more than 1 ms late.
    package var lateLaunches = 0
    /// How often answers had to be handed over although a launch was near.
    package var hurriedHandovers = 0
    /// How many launches were more than 100 µs late.
    package var lateBy100us = 0
    /// The longest time from the first to the last launch of one burst, in nanoseconds.
    package var launchSkew = 0
    /// How many requests went over connections on which packets were sent again.
    package var retransmitting = 0
    /// Whose clock the instants are from; `nil` when no answer came.
    package var stamps: StampReport?
    /// What the system granted to the thread that measures.
    package var placement: Placement?
}
