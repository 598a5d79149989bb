import Values

/// How often and how long a registry is waited for.
package struct RegistryPatience: Sendable {
    /// The most attempts at one thing, each of which must have got somewhere to count anew.
    package var attempts: Int
    /// The first pause; each one after it is twice as long.
    package var pause: Duration
    /// The longest pause; a registry that asks for more is a failure that says so.
    package var longest: Duration
    /// Waits.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// Describes a patience.
    package init(
        attempts: Int = 5,
        pause: Duration = .milliseconds(500),
        longest: Duration = .seconds(60),
        sleep: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
    ) {
        self.attempts = attempts
        self.pause = pause
        self.longest = longest
        self.sleep = sleep
    }

    /// How long to wait after a failed attempt; `nil` to give up.
    func pause(after attempt: Int, code: FailureCode, retryAfter: Duration?) -> Duration? {
        guard code.isTransient == true, attempt < attempts else { return nil }
        let ours = min(longest, pause * (1 << min(attempt - 1, 16)))
        guard let retryAfter else { return ours }
        return retryAfter <= longest ? max(ours, retryAfter) : nil
    }
}
