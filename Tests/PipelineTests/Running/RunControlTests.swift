import Testing

@testable import Pipeline

@Suite struct `Stop requests` {
    @Test func `one that came before anybody listened is heard`() async throws {
        let control = RunControl()
        control.requestStop()
        try await control.request(after: 0)
        #expect(control.requests == 1)
    }

    @Test func `one that comes later wakes the listener`() async throws {
        let control = RunControl()
        let listener = Task { try await control.request(after: 1) }
        control.requestStop()
        control.requestStop()
        try await listener.value
    }

    @Test func `a listener can give up`() async {
        let listener = Task { try await RunControl().request(after: 0) }
        listener.cancel()
        await #expect(throws: CancellationError.self) { try await listener.value }
    }
}
