import Values

extension StepFailure {
    /// The failure that an error amounts to.
    init(of error: any Error) {
        switch error {
        case let failure as StepFailure: self = failure
        case let failure as JournalFailure:
            self.init(code: .environment, message: failure.message)
        case let failure as HTTPExchangeFailure:
            self.init(code: failure.code, message: failure.message)
        case is CancellationError:
            // Nobody cancelled the attempt, or this would not be asked.
            self.init(code: .interrupted, message: "the step gave up by itself")
        default: self.init(code: .unknown, message: "\(error)")
        }
    }
}
