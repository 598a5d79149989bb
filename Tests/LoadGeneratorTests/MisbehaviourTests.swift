import LoadGenerator
import Testing

@Suite struct `Answers that are not what was hoped for` {
    private func outcome(
        _ acts: Peer.Act...,
        timeout: Duration = .seconds(30),
        limits: ResponseLimits = ResponseLimits()
    ) async throws -> LoadAnswer {
        try await Peer.run { _ in
            acts
        } _: { peer in
            let volley = try await Volley.fire(
                .burst(1),
                at: peer.port,
                timeout: timeout,
                limits: limits
            )
            #expect(volley.answers.count == 1)
            return volley.only
        }
    }

    @Test func `a reset is a failed row that tells the phase`() async throws {
        let row = try await outcome(.reset).row
        #expect(row.failure == .reset)
        #expect(row.phase == .waiting)
        #expect(row.systemError != 0)
        #expect(row.sent > 0 && row.firstByte == 0)
    }

    @Test func `a server that says nothing and closes is told from one that is slow`() async throws
    {
        #expect(try await outcome(.close).row.failure == .closedEarly)
        let slow = try await outcome(.stall, timeout: .milliseconds(150)).row
        #expect(slow.failure == .timeout)
        #expect(slow.phase == .waiting)
    }

    @Test func `a half-closed connection without an answer is closed early`() async throws {
        #expect(try await outcome(.closeSending, .stall).row.failure == .closedEarly)
    }

    @Test func `a body that stops in the middle keeps what came`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"
        let answer = try await outcome(.say(head + "four"), .close)
        #expect(answer.row.failure == .closedEarly)
        #expect(answer.row.phase == .receiving)
        #expect(answer.row.status == 200)
        #expect(answer.row.bodyBytes == 4)
        #expect(answer.row.lastByte == 0)
        #expect(answer.body == Array("four".utf8))
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 abc OK\r\n\r\n", "\0\0\0\0\0\0\0\0"])
    func `garbage is malformed at once, even without the end of a line`(text: String) async throws {
        #expect(try await outcome(.say(text), .stall).row.failure == .malformed)
    }

    @Test func `a body without an end is cut off`() async throws {
        var limits = ResponseLimits()
        limits.body = 1 << 20
        let head = "HTTP/1.1 200 OK\r\n\r\n"
        let text = String(repeating: "x", count: 4096)
        let answer = try await outcome(.say(head), .flood(text), limits: limits)
        #expect(answer.row.failure == .tooLarge)
        #expect(answer.body.count == limits.keptBody)
    }

    @Test func `a head without an end is cut off`() async throws {
        let text = "X-Filler: " + String(repeating: "x", count: 1000) + "\r\n"
        let row = try await outcome(.say("HTTP/1.1 200 OK\r\n"), .flood(text)).row
        #expect(row.failure == .tooLarge)
        #expect(row.status == 200)
    }

    @Test func `a refused connection fails its row and no other`() async throws {
        let refusing = try Socket.refusingPort()
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(
                .paced(6, every: .milliseconds(5), endpoints: 2),
                at: refusing,
                peer.port
            )
            let failed = volley.rows.filter { $0.failure == .connect }
            #expect(Set(failed.map(\.id)) == [0, 2, 4])
            #expect(failed.allSatisfy { $0.phase == .connecting && $0.sent == 0 })
            #expect(failed.allSatisfy { $0.systemError != 0 })
            #expect(volley.rows.count { $0.succeeded } == 3)
        }
    }

    @Test func `a host without an address fails its rows, and a load when there is no other`()
        async throws
    {
        let nobody = try LoadTarget(url: "http://no-such-host.invalid/")
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let target = try LoadTarget(url: "http://127.0.0.1:\(peer.port)/")
            var rows: [LoadRow] = []
            let plan = LoadPlan.paced(4, every: .milliseconds(1), endpoints: 2)
            _ = try await LoadGenerator(targets: [nobody, target]).run(plan) { answers in
                rows += answers.map(\.row)
                return .proceed
            }
            #expect(rows.count { $0.failure == .resolve && $0.endpoint == 0 } == 2)
            #expect(rows.count { $0.succeeded && $0.endpoint == 1 } == 2)
        }
        let error = await #expect(throws: LoadError.self) {
            _ = try await LoadGenerator(targets: [nobody]).run(.burst(2)) { _ in .proceed }
        }
        #expect(error?.code == .unknownHost)
        #expect(error?.message.contains("'no-such-host.invalid' has no address: ") == true)
    }
}
