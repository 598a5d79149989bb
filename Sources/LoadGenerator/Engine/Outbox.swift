import Synchronization

/// Where a shard leaves answers for the task that waits for them.
///
/// The shard comes here only when no launch is near, so that the lock never costs a measurement.
/// Waiting does not end on cancellation: what a cancelled run has to tell is still told.
final class Outbox: Sendable {
    /// What the waiting task finds.
    enum Delivery: Sendable {
        case answers([LoadAnswer])
        case finished(Result<LoadReport, LoadError>)
    }

    fileprivate struct State {
        var answers: [LoadAnswer] = []
        var result: Result<LoadReport, LoadError>?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Leaves answers.
    func post(_ answers: [LoadAnswer]) {
        state.withLock { state in
            state.answers += answers
            return state.waiter.take()
        }?.resume()
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
                    if !state.answers.isEmpty || state.result != nil { return true }
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
        if answers.isEmpty { return result.map { .finished($0) } }
        defer { answers = [] }
        return .answers(answers)
    }
}
