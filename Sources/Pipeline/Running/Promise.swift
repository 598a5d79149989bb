import Synchronization

/// Something that one task delivers and one other task waits for.
final class Promise<Delivered: Sendable>: Sendable {
    private enum State {
        /// Exits: awaited, kept, abandoned.
        case pending
        /// Exits: kept, abandoned.
        case awaited(CheckedContinuation<Delivered, any Error>)
        case kept(Delivered)
        /// The waiting task was cancelled before anything was delivered.
        case abandoned
    }

    private let state = Mutex(State.pending)

    /// Delivers; only the first delivery counts, and none counts after the waiting was cancelled.
    func keep(_ delivered: Delivered) {
        let waiting = state.withLock { state -> CheckedContinuation<Delivered, any Error>? in
            switch state {
            case .pending:
                state = .kept(delivered)
                return nil
            case .awaited(let continuation):
                state = .kept(delivered)
                return continuation
            case .kept, .abandoned: return nil
            }
        }
        waiting?.resume(returning: delivered)
    }

    /// Waits for the delivery; may be called once.
    ///
    /// - Throws: `CancellationError` when the task was cancelled before the delivery.
    func delivered() async throws -> Delivered {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0) }
        } onCancel: {
            abandon()
        }
    }

    private func wait(_ continuation: CheckedContinuation<Delivered, any Error>) {
        let result = state.withLock { state -> Result<Delivered, any Error>? in
            switch state {
            case .pending:
                state = .awaited(continuation)
                return nil
            case .kept(let delivered): return .success(delivered)
            case .abandoned: return .failure(CancellationError())
            case .awaited: preconditionFailure("two tasks wait for one promise")
            }
        }
        if let result { continuation.resume(with: result) }
    }

    private func abandon() {
        let waiting = state.withLock { state -> CheckedContinuation<Delivered, any Error>? in
            switch state {
            case .pending:
                state = .abandoned
                return nil
            case .awaited(let continuation):
                state = .abandoned
                return continuation
            case .kept, .abandoned: return nil
            }
        }
        waiting?.resume(throwing: CancellationError())
    }
}
