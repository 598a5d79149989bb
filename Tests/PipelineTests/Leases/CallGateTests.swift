import Synchronization
import Testing

@testable import Pipeline

@Suite struct `A gate for calls` {
    @Test func `lets only so many through at a time, and all in the end`() async throws {
        let gate = CallGate(width: 3)
        let inside = Crowd()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await gate.pass {
                        inside.enter()
                        await Task.yield()
                        inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.most <= 3)
        #expect(inside.all == 50)
    }

    @Test func `keeps no place for who gave up waiting`() async throws {
        let gate = CallGate(width: 1)
        let door = Promise<Void>()
        let first = Task { try await gate.pass { try await door.delivered() } }
        while gate.isFree { await Task.yield() }
        let second = Task { try await gate.pass {} }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        door.keep(())
        try await first.value
        try await gate.pass {}
    }
}

/// Counts who is somewhere.
private final class Crowd: Sendable {
    private let state = Mutex((now: 0, most: 0, all: 0))

    var most: Int { state.withLock { $0.most } }
    var all: Int { state.withLock { $0.all } }

    func enter() {
        state.withLock { state in
            state.now += 1
            state.all += 1
            state.most = max(state.most, state.now)
        }
    }

    func leave() { state.withLock { $0.now -= 1 } }
}
