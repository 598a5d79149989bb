/// Whose clock the instants of a run are from, and how often it could not be asked.
package struct StampReport: Sendable, Hashable, Codable {
    /// Who says when packets leave and arrive.
    package enum Source: String, Sendable, Hashable, Codable {
        /// The kernel, as packets pass through it.
        case kernel
        /// Our own process, after the system woke it.
        case user
    }

    /// Who said so, except where something is missing.
    package var source: Source
    /// How many answers came without a stamp of the kernel, or with one that cannot be true.
    package var missingArrivals: Int
    /// How many requests left without one, of those that should have had one.
    package var missingDepartures: Int
    /// Whether all departures were to be stamped.
    ///
    /// In bursts of more than 16 requests, and from 10,000 a second on, that would cost more than it
    /// gains: one request in 16 is stamped, and the others are taken to have left as long after the
    /// call as those lately.
    package var stampsDepartures: Bool
    /// How often the clock of the day was set during the run.
    package var clockSteps: Int
}
