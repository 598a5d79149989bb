import Synchronization

/// Lets only so many calls go on at the same time; the others wait for their turn.
final class CallGate: Sendable {
    private struct State {
        var free: Int
        var waiting: [(number: Int, promise: Promise<Void>)] = []
        var next = 0
    }

    private let state: Mutex<State>

    init(width: Int) { state = Mutex(State(free: width)) }

    /// Makes a call when it is its turn.
    ///
    /// - Throws: `CancellationError` when the task was cancelled before that; what the call throws.
    func pass<Result>(_ call: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await call()
    }

    /// Whether a call would not have to wait.
    var isFree: Bool { state.withLock { $0.free > 0 } }

    private func enter() async throws {
        let place = state.withLock { state -> (number: Int, promise: Promise<Void>)? in
            guard state.free == 0 else {
                state.free -= 1
                return nil
            }
            state.next += 1
            state.waiting.append((state.next, Promise()))
            return state.waiting.last
        }
        guard let place else { return }
        do { try await place.promise.delivered() } catch {
            // Its turn may have come in the same instant; then it passes on.
            let isWaiting = state.withLock { state in
                let count = state.waiting.count
                state.waiting.removeAll { $0.number == place.number }
                return state.waiting.count < count
            }
            if !isWaiting { leave() }
            throw error
        }
    }

    private func leave() {
        let next = state.withLock { state -> Promise<Void>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().promise }
            state.free += 1
            return nil
        }
        next?.keep(())
    }
}
