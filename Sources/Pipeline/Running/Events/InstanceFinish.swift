/// The facts of an instance that is over.
package struct InstanceFinish: Sendable, Hashable {
    package var instance: InstanceID
    package var state: TerminalState
    /// How many attempts there were.
    package var attempts: Int
    /// From its first start to its end; 0 when it never started.
    package var seconds: Double
    package var failure: StepFailure?
    /// Whether it was over before the run was resumed, and was not done again.
    package var isKept: Bool

    package init(
        instance: InstanceID,
        state: TerminalState,
        attempts: Int,
        seconds: Double,
        failure: StepFailure? = nil,
        isKept: Bool = false
    ) {
        self.instance = instance
        self.state = state
        self.attempts = attempts
        self.seconds = seconds
        self.failure = failure
        self.isKept = isKept
    }
}
