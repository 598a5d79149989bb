import Glibc

/// The time of day; only for what people and handlers read, never for measuring.
enum WallClock {
    /// Milliseconds since 1970.
    static func milliseconds() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
