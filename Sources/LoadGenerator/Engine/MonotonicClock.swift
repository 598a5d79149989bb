import CSocketTiming

/// The clock of all instants: nanoseconds since the machine started, moved by no clock setting.
package enum MonotonicClock {
    /// The present instant.
    package static func now() -> Int { Int(st_now()) }

    /// Stops the calling thread for some nanoseconds, whatever comes.
    static func sleep(_ nanoseconds: Int) { st_sleep(Int64(nanoseconds)) }
}
