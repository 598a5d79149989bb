/// What is known of a run while it goes on, for expressions that speak of other steps.
package struct RunFacts: Sendable {
    package let run: RunID
    /// The outputs of the instances that succeeded, by their index in the plan.
    package var outputs: [Int: Value]
    /// The states of the instances that are over, by their index in the plan.
    package var states: [Int: TerminalState]
    /// The values of the secrets.
    package var secrets: [String: Value]

    /// Where the instances stand that expressions know by their index in the whole plan, when the
    /// run carries out a part of it.
    package var places: [Int: Int]?

    package init(
        run: RunID,
        outputs: [Int: Value] = [:],
        states: [Int: TerminalState] = [:],
        secrets: [String: Value] = [:],
        places: [Int: Int]? = nil
    ) {
        self.run = run
        self.outputs = outputs
        self.states = states
        self.secrets = secrets
        self.places = places
    }

    /// What an instance left, by its index in the whole plan.
    func output(of instance: Int) -> Value? {
        guard let places else { return outputs[instance] }
        return places[instance].flatMap { outputs[$0] }
    }
}

/// How an instance can end.
public enum TerminalState: String, Sendable, Hashable, Codable, CaseIterable {
    /// It did its work.
    case succeeded
    /// It could not do its work.
    case failed
    /// It took longer than it may.
    case timedOut = "timed-out"
    /// The run was stopped before or while it ran.
    case cancelled
    /// Its `when:` or `if:` was not met; does not hold up those that depend on it.
    case skipped
    /// Something it depends on was not good.
    case blocked
}
