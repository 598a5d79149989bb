/// What the children of a run come back with.
enum RunSignal: Sendable {
    case attemptEnded(instance: Int, AttemptOutcome)
    case retryDue(instance: Int)
    case settled(scope: Int, left: Int)
    case stopRequested
    case deadlineReached
    /// Nothing to decide about: leases were released, or a wait was given up.
    case nothing
}
