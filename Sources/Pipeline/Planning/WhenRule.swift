/// When an instance may start, once all it depends on is over.
package enum WhenRule: Sendable, Hashable {
    /// Every dependency succeeded or was skipped.
    case succeeded
    /// At least one dependency failed or timed out.
    case failed
    /// The run is not cancelled.
    case finished
    /// Even when the run is cancelled.
    case always
    /// In `finally`: the run (or reused pipeline) is in one of these conditions.
    case run(Set<RunCondition>)
}
