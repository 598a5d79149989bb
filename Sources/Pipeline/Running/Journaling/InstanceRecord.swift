/// What the journal remembers of an instance.
package struct InstanceRecord: Sendable, Hashable, Codable {
    package var id: InstanceID
    package var progress: Progress
    /// The number of the latest attempt, from 1; 0 when there was none.
    package var attempt: Int
    /// The first attempt whose work the latest one goes on with, because a death cut it short; `nil`
    /// when the latest began anew.
    package var since: Int?
    /// When the next attempt is due, in seconds since 1970.
    package var dueAt: Double?
    /// What it left, when it succeeded; secrets are masked.
    package var output: Value?
    /// Why the latest attempt failed.
    package var failure: StepFailure?
    /// What it published; secrets are masked.
    package var results: [Value]
    /// How long it took, once it is over.
    package var seconds: Double?

    /// How far an instance is.
    package enum Progress: String, Sendable, Hashable, Codable, CaseIterable {
        case running
        /// Between two attempts.
        case resting
        case succeeded
        case failed
        case timedOut = "timed-out"
        case cancelled
        case skipped
        case blocked

        package init(_ state: TerminalState) {
            switch state {
            case .succeeded: self = .succeeded
            case .failed: self = .failed
            case .timedOut: self = .timedOut
            case .cancelled: self = .cancelled
            case .skipped: self = .skipped
            case .blocked: self = .blocked
            }
        }
    }

    package init(
        id: InstanceID,
        progress: Progress,
        attempt: Int,
        since: Int? = nil,
        dueAt: Double? = nil,
        output: Value? = nil,
        failure: StepFailure? = nil,
        results: [Value] = [],
        seconds: Double? = nil
    ) {
        self.id = id
        self.progress = progress
        self.attempt = attempt
        self.since = since
        self.dueAt = dueAt
        self.output = output
        self.failure = failure
        self.results = results
        self.seconds = seconds
    }
}
