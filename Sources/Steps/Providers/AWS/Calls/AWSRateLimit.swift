import Glibc

/// How fast one service is asked: as fast as one likes until it throttles, then by a rate that falls
/// with each throttling and rises again between them.
///
/// A token bucket whose rate follows CUBIC (RFC 9438), as the adaptive mode of AWS's own tools has
/// it: after throttling the rate falls to 0.7 of what was really sent, then climbs back quickly, stays
/// near the rate that was too much, and only then tries more.
struct AWSRateLimit: Sendable {
    private static let fall = 0.7
    private static let steepness = 0.4
    /// The slowest, in calls a second.
    private static let slowest = 0.5
    private static let smoothing = 0.8
    /// How much time one measurement of the rate takes, in seconds.
    private static let interval = 0.5

    /// The most calls a second; `nil` before anything was throttled.
    private(set) var rate: Double?
    private var tokens = 0.0
    private var filled = 0.0

    private var best = 0.0
    private var throttled = 0.0

    private var sent = 0.0
    private var counted = 0
    private var countedFrom: Double?
    /// Whether one measurement is over; until then what was sent so far is the best guess.
    private var isMeasured = false

    /// Asks to send one call.
    ///
    /// - Parameter now: The time, in seconds.
    /// - Returns: `nil` to send it now; otherwise how long to wait, in seconds, before asking again.
    mutating func take(at now: Double) -> Double? {
        guard let rate else {
            count(at: now)
            return nil
        }
        tokens = min(max(rate, 1), tokens + max(0, now - filled) * rate)
        filled = now
        guard tokens >= 1 else { return (1 - tokens) / rate }
        tokens -= 1
        count(at: now)
        return nil
    }

    /// Notes an answer.
    mutating func answered(throttled isThrottled: Bool, at now: Double) {
        if isThrottled {
            best = max(min(rate ?? sent, sent), Self.slowest)
            throttled = now
            change(to: best * Self.fall, at: now)
        } else if let rate {
            let plateau = cbrt(best * (1 - Self.fall) / Self.steepness)
            let cubic = Self.steepness * pow(now - throttled - plateau, 3) + best
            // No faster than twice what is really sent: an idle hour earns no burst.
            change(to: min(cubic, max(2 * sent, rate)), at: now)
        }
    }

    private mutating func change(to rate: Double, at now: Double) {
        if self.rate == nil { filled = now }
        self.rate = max(rate, Self.slowest)
    }

    /// Measures what is really sent.
    private mutating func count(at now: Double) {
        let start = countedFrom ?? now
        countedFrom = start
        counted += 1
        let elapsed = now - start
        guard elapsed >= Self.interval else {
            if !isMeasured { sent = Double(counted) / Self.interval }
            return
        }
        isMeasured = true
        sent = Double(counted) / elapsed * Self.smoothing + sent * (1 - Self.smoothing)
        counted = 0
        countedFrom = now
    }
}
