/// How an attempt ended.
package enum AttemptOutcome: Sendable, Hashable {
    case succeeded(Value)
    case failed(StepFailure)
    /// It was stopped because it took longer than it may; the failure says so in words.
    case timedOut(StepFailure)
    /// It was stopped because the run was.
    case cancelled
}
