import Pipeline

/// What the process tells its caller, for every command.
enum ExitStatus: Int32, Sendable, Hashable {
    case succeeded = 0
    case failed = 1
    case usage = 2
    case invalidPipeline = 3
    case environment = 4
    case leaked = 5
    case interrupted = 130

    /// The status of a run: what is left behind outweighs an interruption, and that a failure.
    init(_ outcome: RunOutcome) {
        self =
            switch outcome.state {
            case .leaked: .leaked
            case _ where outcome.wasStopped: .interrupted
            case .succeeded: .succeeded
            case .cancelled: .interrupted
            case .failed, .timedOut: .failed
            }
    }
}
