/// How long before an instant the loop watches the clock instead of sleeping.
enum SpinPolicy {
    /// Waking up takes the system about this long, in nanoseconds.
    private static let wakeUp = 60_000

    /// Spins for bursts always, for single requests only if that costs less than a fifth of a core.
    static func spin(for plan: LoadPlan, largestBurst: Int) -> Int {
        let span = plan.last - plan.first
        return largestBurst > 1 || plan.requests.count * wakeUp <= span / 5 ? wakeUp : 0
    }
}
