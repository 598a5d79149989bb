import Values

extension MappingReader {
    /// Reads `retry`, `timeout` and `deadline`.
    mutating func policy(over defaults: AttemptPolicy) -> AttemptPolicy {
        var policy = defaults
        let retry = mapping("retry", "How often to try again, and how patiently.") { reader in
            let attempts = reader.value(
                "attempts",
                .integer(in: 1...100),
                default: defaults.attempts,
                "How many attempts there are, the first included."
            )
            let backoff = reader.value(
                "backoff",
                .durationRange,
                default: defaults.backoff,
                "How long to wait between two: up to the first, in the end up to the second."
            )
            return (attempts, backoff)
        }
        if let retry { (policy.attempts, policy.backoff) = retry }
        let least = Duration.milliseconds(1)
        let timeout = optional("timeout", .duration(in: least...), "How long one attempt may take.")
        policy.timeout = timeout ?? defaults.timeout
        let deadline = optional(
            "deadline",
            .duration(in: least...),
            "How long all attempts together may take."
        )
        policy.deadline = deadline ?? defaults.deadline
        checkDeadline(of: policy)
        return policy
    }

    private mutating func checkDeadline(of policy: AttemptPolicy) {
        let keys = ["retry", "timeout", "deadline"]
        // Defaults that are wrong by themselves are reported where they stand.
        guard keys.contains(where: isWritten), let timeout = policy.timeout,
            let deadline = policy.deadline,
            isKnown("retry", "timeout", "deadline"), let span,
            timeout * policy.attempts > deadline
        else { return }
        let attempts = policy.attempts == 1 ? "an attempt" : "\(policy.attempts) attempts"
        report(
            Diagnostic(
                .deadlineTooShort,
                "\(attempts) of \(timeout.text) cannot fit the deadline of \(deadline.text)",
                at: valueSpan("deadline") ?? valueSpan("timeout") ?? valueSpan("retry") ?? span
            )
        )
    }
}
