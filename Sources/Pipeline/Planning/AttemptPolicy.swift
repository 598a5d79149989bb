package import Values

/// How often, how long and how patiently an instance is tried.
package struct AttemptPolicy: Sendable, Hashable {
    /// How many attempts there are, the first included.
    package var attempts: Int
    /// The bounds of the wait between attempts: first ceiling and greatest ceiling of the jitter.
    package var backoff: DurationRange
    /// How long one attempt may take.
    package var timeout: Duration?
    /// How long all attempts and the waits between them may take.
    package var deadline: Duration?

    package init(
        attempts: Int = 1,
        backoff: DurationRange = DurationRange(.seconds(1), .seconds(60)),
        timeout: Duration? = nil,
        deadline: Duration? = nil
    ) {
        self.attempts = attempts
        self.backoff = backoff
        self.timeout = timeout
        self.deadline = deadline
    }
}
