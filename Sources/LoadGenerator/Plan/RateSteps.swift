/// A rate that grows in equal steps over equal stretches of time, and whose mean is one burst per
/// interval.
///
/// In step k of K the rate is 2k / (K + 1) of the mean: with 5 steps a third, two thirds, the mean,
/// four thirds, five thirds of it. After the last step the rate stays.
package struct RateSteps: Sendable, Hashable {
    /// How many steps there are, at least 1.
    package var count: Int
    /// How long each takes, in nanoseconds.
    package var length: Int

    /// Creates steps.
    package init(count: Int, length: Int) {
        precondition(count > 0 && length >= 0, "\(count) steps of \(length) ns cannot be taken")
        self.count = count
        self.length = length
    }

    /// The gap after an instant during which one burst falls due, in nanoseconds.
    ///
    /// - Parameters:
    ///   - elapsed: The instant, in nanoseconds from the first step.
    ///   - interval: The mean gap, in nanoseconds.
    /// - Returns: The gap.
    func gap(after elapsed: Int, interval: Int) -> Int {
        guard length > 0 else { return interval }
        var (due, instant) = (1.0, Double(elapsed))
        while true {
            let step = min(count, Int(instant / Double(length)) + 1)
            let rate = 2 * Double(step) / Double(count + 1) / Double(interval)
            let end = step < count ? Double(step * length) : .infinity
            if due <= (end - instant) * rate {
                return Int((instant + due / rate).rounded()) - elapsed
            }
            due -= (end - instant) * rate
            instant = end
        }
    }
}
