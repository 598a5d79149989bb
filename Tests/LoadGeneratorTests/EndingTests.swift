import LoadGenerator
import Testing

@Suite struct `The end of a run` {
    @Test func `answers come while the run goes on`() async throws {
        // The second request is answered only when its reader has seen the first answer.
        let gate = Gate(opensAt: 2)
        try await Peer.run { request in
            if request.text.hasPrefix("GET /1 ") { gate.arrive() }
            return [.say(Volley.hello)]
        } _: { peer in
            let plan = LoadPlan.paced(2, every: .milliseconds(20))
            let volley = try await Volley.fire(plan, at: peer.port) { answers in
                if answers.contains(where: { $0.row.id == 0 }) { gate.arrive() }
                return .proceed
            }
            #expect(volley.rows.map(\.id) == [0, 1])
            #expect(volley.rows.allSatisfy { $0.succeeded })
        }
    }

    @Test func `a reader that has enough stops the sending but not the answers`() async throws {
        let plan = LoadPlan.paced(1000, every: .milliseconds(40))
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            var seen = 0
            let volley = try await Volley.fire(plan, at: peer.port) { answers in
                seen += answers.count
                return seen >= 3 ? .stop : .proceed
            }
            #expect(volley.report.ending == .stopped)
            #expect(volley.rows.count == 1000)
            let answered = volley.rows.filter { $0.failure == .none }
            #expect((3..<1000).contains(answered.count))
            #expect(volley.rows.count { $0.failure == .cancelled } == 1000 - answered.count)
        }
    }

    @Test func `a reader that fails ends the run with its error`() async throws {
        struct Full: Error {}
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            await #expect(throws: Full.self) {
                try await Volley.fire(.paced(500, every: .seconds(1)), at: peer.port) { _ in
                    throw Full()
                }
            }
        }
    }

    @Test func `a cancelled run ends at once and reports every request`() async throws {
        try await Peer.run { _ in
            [.stall]
        } _: { peer in
            let port = peer.port
            let task = Task {
                try await Volley.fire(.paced(50, every: .milliseconds(200)), at: port)
            }
            while peer.requests.isEmpty { await Task.yield() }
            let instant = ContinuousClock.now
            task.cancel()
            let volley = try await task.value
            #expect(ContinuousClock.now - instant < .seconds(5))
            #expect(volley.report.ending == .cancelled)
            #expect(volley.rows.count == 50)
            #expect(volley.rows.allSatisfy { $0.failure == .cancelled })
            #expect(volley.rows.contains { $0.phase == .waiting })
            #expect(volley.rows.contains { $0.phase == .planned && $0.sent == 0 })
        }
    }

    @Test func `a run in a task that is already cancelled still reports`() async throws {
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await Volley.fire(.paced(5, every: .seconds(60)), at: 1)
        }
        let volley = try await task.value
        #expect(volley.report.ending == .cancelled)
        #expect(volley.rows.count == 5)
    }
}
