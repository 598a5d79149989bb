/// Something that happened in a run; events are the only way out of it.
///
/// Written as one JSON object a line, flat, with a version in the first. A reader ignores kinds
/// that it does not know, so that kinds can be added without a new version.
package struct RunEvent: Sendable, Hashable {
    /// The version of the written form.
    package static let schema = 1

    /// Its place in the run, from 0 without gaps.
    package var sequence: Int
    /// The time of day in whole milliseconds since 1970.
    package var milliseconds: Int
    package var body: Body

    package init(sequence: Int, milliseconds: Int, body: Body) {
        self.sequence = sequence
        self.milliseconds = milliseconds
        self.body = body
    }

    /// What happened.
    package enum Body: Sendable, Hashable {
        /// Always first; names every instance there will be.
        case runStarted(RunStart)
        case instanceStarted(InstanceID, attempt: Int)
        case instanceProgress(InstanceID, done: Int, total: Int)
        case instanceLog(InstanceID, line: String)
        /// A line of the log that is meant for whoever watches the run.
        case announcement(InstanceID, line: String)
        /// It uses what the same work left before.
        case instanceCached(InstanceID)
        /// `retryIn` is in seconds; `nil` when there is no further attempt.
        case attemptFailed(InstanceID, attempt: Int, StepFailure, retryIn: Double?)
        case instanceFinished(InstanceFinish)
        /// A lease is as far as its state says.
        case lease(LeaseNews)
        case result(InstanceID, Value)
        /// Somebody asked the run to stop (1), or to stop harder (2).
        case stopping(stage: Int)
        /// Everything was removed that could be.
        case settled(Receipt)
        /// Always last.
        case runFinished(RunFinish)
        /// Of a later version; only ever read, never written.
        case unknown(kind: String)
    }
}
