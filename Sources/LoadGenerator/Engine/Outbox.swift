import Synchronization

/// Where a shard leaves answers for the task that waits for them.
///
/// The shard never waits here: what cannot be left at once is left later. Waiting for what comes
/// does not end on cancellation: what a cancelled run has to tell is still told.
final class Outbox: Sendable {
    /// What the waiting task finds.
    enum Delivery: Sendable {
        case answers(AnswerBatch)
        case finished(Result<LoadReport, LoadError>)
    }

    fileprivate struct State {
        var full: [AnswerBatch] = []
        var empty: [AnswerBatch] = []
        var result: Result<LoadReport, LoadError>?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Leaves a batch and takes an empty one for it, if nobody else is here right now.
    func exchange(_ batch: inout AnswerBatch) -> Bool {
        let exchanged = state.withLockIfAvailable { state in
            var next = state.empty.popLast() ?? AnswerBatch()
            swap(&next, &batch)
            state.full.append(next)
            return state.waiter.take()
        }
        guard let waiter = exchanged else { return false }
        waiter?.resume()
        return true
    }

    /// Leaves a batch.
    func post(_ batch: AnswerBatch) {
        state.withLock { state in
            state.full.append(batch)
            return state.waiter.take()
        }?.resume()
    }

    /// Gives a batch back that was read.
    func recycle(_ batch: consuming AnswerBatch) {
        batch.empty()
        state.withLock { [batch] state in state.empty.append(batch) }
    }

    /// Leaves the result, after which nothing comes.
    func finish(_ result: Result<LoadReport, LoadError>) {
        state.withLock { state in
            state.result = result
            return state.waiter.take()
        }?.resume()
    }

    /// Waits for what comes next; all answers come before the result.
    func next() async -> Delivery {
        while true {
            if let delivery = state.withLock({ $0.take() }) { return delivery }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.full.isEmpty || state.result != nil { return true }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }
}

extension Outbox.State {
    fileprivate mutating func take() -> Outbox.Delivery? {
        if full.isEmpty { return result.map { .finished($0) } }
        return .answers(full.removeFirst())
    }
}
