import Synchronization

/// Lets steps wait for the machine; see ``MachineQueue`` for who goes first.
///
/// Where other processes measure on the same machine, they take turns by a file besides.
final class MachineLock: Sendable {
    private struct State {
        var queue: MachineQueue
        var promises: [Int: Promise<Void>] = [:]
        /// The holds of the file, by the number of the hold they belong to.
        var files: [Int: MachineFile.Hold] = [:]

        mutating func grant() -> [Promise<Void>] {
            queue.grants().compactMap { promises.removeValue(forKey: $0.number) }
        }
    }

    private let state: Mutex<State>
    private let file: MachineFile?

    init(noiseLimit: Int, file: String? = nil) {
        state = Mutex(State(queue: MachineQueue(noiseLimit: noiseLimit)))
        self.file = file.map(MachineFile.init(path:))
    }

    /// Waits for the machine to be free for this use.
    ///
    /// - Throws: `CancellationError` on cancel; the place in the queue is given up then. A
    ///   ``JournalFailure`` when the file cannot be used.
    func hold(_ use: MachineUse) async throws -> MachineHold {
        let promise = Promise<Void>()
        let (hold, granted) = state.withLock { state in
            let hold = state.queue.enter(use)
            state.promises[hold.number] = promise
            return (hold, state.grant())
        }
        for promise in granted { promise.keep(()) }
        do {
            try await promise.delivered()
            if let taken = try await file?.hold(use) {
                state.withLock { $0.files[hold.number] = taken }
            }
            return hold
        } catch {
            // Also right when the turn came in the same instant as the cancel: it passes on.
            release(hold)
            throw error
        }
    }

    /// Gives the machine to whoever is next.
    func release(_ hold: MachineHold) {
        let granted = state.withLock { state in
            state.queue.leave(hold)
            state.promises[hold.number] = nil
            state.files[hold.number] = nil
            return state.grant()
        }
        for promise in granted { promise.keep(()) }
    }
}
