import Values

/// Decides whether and when an instance is tried again.
struct RetryRule {
    let policy: AttemptPolicy
    let effect: Effect
    let instance: InstanceID
    let seed: UInt64

    /// Chooses the wait before the next attempt.
    ///
    /// - Parameters:
    ///   - failure: Why the attempt failed.
    ///   - timedOut: Whether it was stopped because it took too long.
    ///   - attempt: The number of the failed attempt, from 1.
    ///   - elapsed: How long ago the first attempt started.
    /// - Returns: The wait, or `nil` when there is no further attempt.
    func delay(
        after failure: StepFailure,
        timedOut: Bool,
        attempt: Int,
        elapsed: Duration
    ) -> Duration? {
        guard attempt < policy.attempts, isWorthIt(failure, timedOut: timedOut) else { return nil }
        let delay = max(jitter(after: attempt), failure.retryAfter ?? .zero)
        if let deadline = policy.deadline, elapsed + delay >= deadline { return nil }
        return delay
    }

    private func isWorthIt(_ failure: StepFailure, timedOut: Bool) -> Bool {
        // Nobody knows what an attempt did that was stopped in the middle, or why it failed when
        // it could not say; trying again is safe only when doing it twice is.
        let isRepeatable = effect != .once
        return timedOut ? isRepeatable : failure.code.isTransient ?? isRepeatable
    }

    /// Full jitter: anything from nothing to a ceiling that doubles with each attempt.
    private func jitter(after attempt: Int) -> Duration {
        var ceiling = policy.backoff.lower
        for _ in 1..<max(1, attempt) where ceiling < policy.backoff.upper { ceiling = ceiling * 2 }
        ceiling = min(ceiling, policy.backoff.upper)
        var generator = SeededGenerator(seed: seed, for: "\(instance)#\(attempt)")
        return .nanoseconds(Int(Double(ceiling.nanoseconds) * generator.unit()))
    }
}
