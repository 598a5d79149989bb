import Synchronization

/// By which somebody outside asks a run to stop.
///
/// The first request cancels what goes on and lets `finally` run; the second cancels that too and
/// only removes what was created. Leaving at once, without removing anything, is the caller's act.
package final class RunControl: Sendable {
    private struct State {
        var requests = 0
        var waiting: Promise<Void>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Asks the run to stop, or to stop harder; may be called from anywhere, before the run too.
    package func requestStop() {
        let waiting = state.withLock { state in
            state.requests += 1
            return state.waiting.take()
        }
        waiting?.keep(())
    }

    /// How often somebody asked.
    package var requests: Int { state.withLock { $0.requests } }

    /// Waits until somebody has asked more than `seen` times.
    ///
    /// - Throws: `CancellationError` when the waiting task was cancelled.
    func request(after seen: Int) async throws {
        let promise = state.withLock { state -> Promise<Void>? in
            guard state.requests <= seen else { return nil }
            let promise = Promise<Void>()
            state.waiting = promise
            return promise
        }
        try await promise?.delivered()
    }
}
