import LoadGenerator
import Testing

@Suite struct `An open loop` {
    @Test(arguments: ConnectionPolicy.allCases)
    func `a server that stalls delays no later request`(policy: ConnectionPolicy) async throws {
        try await Peer.run { request in
            request.text.hasPrefix("GET /0 ") ? [.stall] : [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(40, every: .milliseconds(5)),
                at: peer.port,
                policy: policy,
                timeout: .seconds(2)
            )
            let stalled = try #require(volley.row(0))
            let rest = volley.rows.filter { $0.id != 0 }
            #expect(stalled.failure == .timeout)
            #expect(rest.count == 39 && rest.allSatisfy { $0.succeeded })
            // All of them were over long before the first one gave up.
            #expect(rest.allSatisfy { $0.lastByte < stalled.sent + 2_000_000_000 })
        }
    }

    @Test func `instants are those of the plan, whatever happens`() async throws {
        let plan = LoadPlan.paced(20, every: .milliseconds(3))
        try await Peer.run { _ in
            [.pause(.milliseconds(50)), .say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(plan, at: peer.port)
            for row in volley.rows {
                #expect(row.intended == volley.report.origin + plan.requests[row.id].offset)
                #expect(row.sent >= row.intended)
            }
            #expect(volley.rows.allSatisfy { $0.succeeded })
        }
    }

    @Test func `an origin in the past sends late and says so`() async throws {
        let origin = MonotonicClock.now() - 5_000_000_000
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.burst(3), at: peer.port, origin: origin)
            #expect(volley.rows.allSatisfy { $0.succeeded && $0.intended == origin })
            #expect(volley.report.lateLaunches == 3)
            let lateness = try #require(volley.report.latenessP50)
            #expect(lateness > 5_000_000_000)
        }
    }

    @Test func `a burst of 500 is on the wire before any of it is answered`() async throws {
        let gate = Gate(opensAt: 500)
        try await Peer.run { _ in
            gate.arrive()
            return [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.burst(500), at: peer.port)
            #expect(volley.rows.count == 500)
            #expect(volley.rows.allSatisfy { $0.succeeded && !$0.isReused })
            #expect(Set(volley.rows.map(\.id)).count == 500)
            #expect(volley.report.mostConnections == 500)
            #expect(peer.connections == 500)
        }
    }

    @Test func `of a large burst the first departures are stamped, and a share of the others`()
        async throws
    {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.burst(100), at: peer.port)
            let stamped = volley.rows.filter { $0.stamps.contains(.departure) }.map(\.id).sorted()
            #expect(stamped == Array(0..<16) + stride(from: 16, to: 100, by: 16))
            #expect(volley.rows.allSatisfy { $0.sent >= $0.called && $0.sent <= $0.firstByte })
        }
    }
}
