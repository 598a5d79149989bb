import Synchronization

/// A clock that stands still until a test moves it.
final class ManualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset = Swift.Duration.zero

        func advanced(by duration: Swift.Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        func duration(to other: Instant) -> Swift.Duration { other.offset - offset }

        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        var number: Int
        var deadline: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant()
        var nextNumber = 0
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Swift.Duration { .nanoseconds(1) }

    /// In seconds since the test began, for what wants the time of day.
    var wallTime: Double { Double((now.offset / .milliseconds(1)).rounded()) / 1000 }

    func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(Sleeper(number: number, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancel(number)
        }
    }

    private func wait(_ sleeper: Sleeper) {
        let result = state.withLock { state -> Result<Void, any Error>? in
            if state.cancelled.contains(sleeper.number) { return .failure(CancellationError()) }
            if sleeper.deadline <= state.now { return .success(()) }
            state.sleepers.append(sleeper)
            return nil
        }
        if let result { sleeper.continuation.resume(with: result) }
    }

    private func cancel(_ number: Int) {
        let sleeper = state.withLock { state -> Sleeper? in
            state.cancelled.insert(number)
            guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    /// Moves the time and wakes those whose time has come.
    func advance(by duration: Swift.Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { [now = state.now] in $0.deadline <= now }
            state.sleepers.removeAll { [now = state.now] in $0.deadline <= now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until somebody sleeps who has exactly this long to go.
    func awaitSleep(of duration: Swift.Duration) async {
        while !state.withLock({ state in
            state.sleepers.contains { state.now.duration(to: $0.deadline) == duration }
        }) { await Task.yield() }
    }

    /// Waits until somebody sleeps until a time of day, to the millisecond, and moves on to it.
    func advance(toSleeperAt wallTime: Double) async {
        func wait() -> Swift.Duration? {
            state.withLock { state in
                let deadlines = state.sleepers.map(\.deadline)
                let due = deadlines.first { abs($0.offset / .seconds(1) - wallTime) < 0.001 }
                return due.map { state.now.duration(to: $0) }
            }
        }
        var due = wait()
        while due == nil {
            await Task.yield()
            due = wait()
        }
        if let due { advance(by: due) }
    }

    /// Waits until anybody sleeps.
    func awaitSleep() async {
        while state.withLock({ $0.sleepers.isEmpty }) { await Task.yield() }
    }
}
