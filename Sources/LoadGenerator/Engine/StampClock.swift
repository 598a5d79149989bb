import CSocketTiming

/// Puts the kernel's stamps, which are on the clock of the day, on the monotonic clock.
///
/// The clock of the day may be set while we measure. The difference between the two is looked at
/// ten times a second; what happened before a jump was noticed is not converted, and a stamp that
/// would lie before its cause or after its effect is not believed.
struct StampClock {
    private static let period = 100_000_000
    /// The clocks drift apart by less than this in a period, whatever adjusts them.
    private static let drift = 100_000
    /// How exactly the difference is known.
    private static let tolerance = 1_000

    private var difference: Int
    private var lookedAt: Int
    /// Only what began later than this is converted.
    private var trustedSince = 0
    /// How often the clock of the day was set.
    private(set) var steps = 0

    init(now: Int, difference: Int = Int(st_clock_difference())) {
        self.difference = difference
        lookedAt = now
    }

    /// Looks at the clocks when it is time to.
    mutating func refresh(now: Int) {
        guard now - lookedAt >= Self.period else { return }
        note(difference: Int(st_clock_difference()), now: now)
    }

    /// Takes note of a difference.
    mutating func note(difference latest: Int, now: Int) {
        if abs(latest - difference) > Self.drift {
            steps += 1
            trustedSince = now
        }
        difference = latest
        lookedAt = now
    }

    /// The instant of a stamp, of something that cannot lie outside two instants; `nil` when it is
    /// not to be believed.
    func instant(of stamp: Int64, after cause: Int, before effect: Int) -> Int? {
        guard stamp != 0, cause > trustedSince else { return nil }
        let instant = Int(stamp) - difference
        let range = cause - Self.tolerance...max(cause, effect + Self.tolerance)
        return range.contains(instant) ? min(max(instant, cause), effect) : nil
    }
}
