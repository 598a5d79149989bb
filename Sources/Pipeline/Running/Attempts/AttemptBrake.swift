import Synchronization
import Values

/// By which a running attempt is stopped, and which remembers why.
final class AttemptBrake: Sendable {
    enum Reason: Sendable {
        case limitReached
        case stopRequested
    }

    private struct State {
        var reason: Reason?
        var work: Task<Result<Value, any Error>, Never>?
    }

    private let state = Mutex(State())

    /// Why the attempt was stopped first; `nil` when it was not.
    var reason: Reason? { state.withLock { $0.reason } }

    /// Takes what is to be stopped; at once, if that was wanted before.
    func hold(_ work: Task<Result<Value, any Error>, Never>) {
        let isPulled = state.withLock { state in
            state.work = work
            return state.reason != nil
        }
        if isPulled { work.cancel() }
    }

    /// Tells the step to stop; returns at once, because a step ends when it can.
    func pull(_ reason: Reason) {
        let work = state.withLock { state in
            state.reason = state.reason ?? reason
            return state.work
        }
        work?.cancel()
    }
}
