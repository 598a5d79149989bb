import LoadGenerator
import Testing

@Suite struct `Answers` {
    @Test func `the instants of a request come in their order`() async throws {
        try await Peer.run { _ in
            [.pause(.milliseconds(20)), .say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.paced(3, every: .milliseconds(30)), at: peer.port)
            #expect(volley.report.ending == .completed)
            #expect(volley.report.answered == 3)
            for row in volley.rows {
                #expect(row.dialled > 0 && row.dialled <= row.connected)
                #expect(row.connected <= row.sent && row.intended <= row.sent)
                #expect(row.sent < row.firstByte && row.firstByte <= row.lastByte)
                let latency = try #require(row.serviceLatency)
                #expect(latency >= 19_000_000)
                #expect(row.phase == .finished && row.bodyBytes == 5)
            }
            #expect(volley.only.body == Array("hello".utf8))
        }
    }

    @Test func `every way to delimit a body is understood`() async throws {
        let chunked =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"
        let closed = "HTTP/1.1 200 OK\r\n\r\nhello"
        for acts: [Peer.Act] in [[.say(Volley.hello)], [.say(chunked)], [.say(closed), .close]] {
            try await Peer.run { _ in
                acts
            } _: { peer in
                let volley = try await Volley.fire(.burst(1), at: peer.port)
                #expect(volley.only.row.succeeded)
                #expect(volley.only.body == Array("hello".utf8))
            }
        }
    }

    @Test func `an error status is an answer`() async throws {
        let text = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
        try await Peer.run { _ in
            [.say(text)]
        } _: { peer in
            let row = try await Volley.fire(.burst(1), at: peer.port).only.row
            #expect(row.failure == .none && row.status == 503 && !row.succeeded)
        }
    }

    @Test func `only the beginning of a long body is kept`() async throws {
        let body = String(repeating: "0123456789", count: 100_000)
        let text = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
        try await Peer.run { _ in
            [.say(text)]
        } _: { peer in
            let answer = try await Volley.fire(.burst(1), at: peer.port).only
            #expect(answer.row.bodyBytes == 1_000_000)
            #expect(answer.body == Array(body.utf8.prefix(4096)))
        }
    }

    @Test func `a body larger than any socket buffer is sent to its end`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "b"), count: 8 << 20)
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Volley.fire(.burst(2), at: peer.port, method: "POST", body: body)
            #expect(volley.rows.allSatisfy { $0.succeeded })
            #expect(peer.requests.allSatisfy { $0.text.hasSuffix("bbbb") })
            #expect(peer.requests.allSatisfy { $0.text.utf8.count > 8 << 20 })
        }
    }

    @Test func `each request carries its own number`() async throws {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            _ = try await Volley.fire(.burst(20), at: peer.port)
            let paths = Set(
                peer.requests.compactMap { $0.text.split(separator: " ").dropFirst().first }
            )
            #expect(paths == Set((0..<20).map { "/\($0)" }))
        }
    }

    @Test func `an empty plan ends at once`() async throws {
        let volley = try await Volley.fire(LoadPlan(requests: []), at: 1)
        #expect(volley.answers.isEmpty)
        #expect(volley.report.ending == .completed)
        #expect(volley.report.latenessP50 == nil)
    }
}
