import LoadGenerator
import Testing

@Suite struct `Connections` {
    @Test func `a prewarmed connection is made before the instant, for each request anew`()
        async throws
    {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.paced(5, every: .milliseconds(20)), at: peer.port)
            #expect(volley.rows.allSatisfy { $0.succeeded && !$0.isReused })
            #expect(volley.rows.allSatisfy { $0.dialled < $0.intended })
            #expect(peer.connections == 5)
        }
    }

    @Test func `a fresh connection is dialled at the instant`() async throws {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(5, every: .milliseconds(20)),
                at: peer.port,
                policy: .fresh
            )
            #expect(volley.rows.allSatisfy { $0.succeeded && !$0.isReused })
            #expect(volley.rows.allSatisfy { $0.dialled >= $0.intended })
            #expect(volley.rows.allSatisfy { $0.connectTime ?? 0 > 0 })
            #expect(peer.connections == 5)
        }
    }

    @Test func `a kept connection carries request after request`() async throws {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(10, every: .milliseconds(300)),
                at: peer.port,
                policy: .reuse
            )
            #expect(volley.rows.allSatisfy { $0.succeeded })
            // On a busy machine an answer may be late, and another connection is made meanwhile.
            #expect(volley.rows.count { $0.isReused } >= 6)
            #expect(volley.rows.filter(\.isReused).allSatisfy { $0.connectTime == nil })
            #expect(peer.connections <= 4)
        }
    }

    @Test func `a connection that the idle peer has closed is replaced, not a failure`()
        async throws
    {
        try await Peer.run { _ in
            [.say(Volley.hello), .pause(.milliseconds(30)), .close]
        } _: {
            let volley = try await Volley.fire(
                .paced(5, every: .milliseconds(150)),
                at: $0.port,
                policy: .reuse
            )
            #expect(volley.rows.allSatisfy { $0.succeeded })
            #expect(!volley.rows.contains { $0.isReused })
        }
    }

    @Test func `a server that says close is believed`() async throws {
        let text = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"
        try await Peer.run { _ in
            [.say(text)]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(4, every: .milliseconds(60)),
                at: peer.port,
                policy: .reuse
            )
            #expect(volley.rows.allSatisfy { $0.succeeded && !$0.isReused })
        }
    }

    @Test func `a connection with bytes behind the answer carries nothing more`() async throws {
        try await Peer.run { _ in
            [.say(Volley.hello + "HTTP/1.1 200 OK\r\n")]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(3, every: .milliseconds(60)),
                at: peer.port,
                policy: .reuse
            )
            #expect(volley.rows.allSatisfy { $0.succeeded && !$0.isReused })
        }
    }

    @Test(arguments: [ConnectionPolicy.prewarmed, .reuse])
    func `a connection made ahead that the peer drops is made anew`(
        policy: ConnectionPolicy
    )
        async throws
    {
        try await Peer.run(dropping: 1) { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let row = try await Volley.fire(.burst(1), at: peer.port, policy: policy).only.row
            #expect(row.succeeded && !row.isReused)
            #expect(row.dialled >= row.intended)
            #expect(peer.connections == 2)
        }
    }

    @Test func `a connection dialled for its request and dropped is a failure`() async throws {
        try await Peer.run(dropping: 1) { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let row = try await Volley.fire(.burst(1), at: peer.port, policy: .fresh).only.row
            #expect([.closedEarly, .reset, .send].contains(row.failure))
            #expect(peer.connections == 1)
        }
    }
}
