import Testing

@testable import LoadGenerator

@Suite struct `Reading an answer` {
    private struct Reading: Equatable {
        var status = 0
        var body = ""
        var isComplete = false
        var isMalformed = false
        var isTooLarge = false
        var keepsAlive = false
    }

    /// Feeds a text in pieces of one size, and then the end of the connection.
    private func read(
        _ text: String,
        by size: Int = .max,
        isHead: Bool = false,
        limits: ResponseLimits = ResponseLimits()
    ) -> Reading {
        var parser = ResponseParser(isHead: isHead, limits: limits)
        var reading = Reading()
        var body: [UInt8] = []
        var rest = Array(text.utf8)[...]
        feeding: while !rest.isEmpty {
            let piece = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            var position = 0
            while true {
                switch parser.advance(piece.span, from: &position) {
                case .needsMore: continue feeding
                case .body(let range): body += piece[range]
                case .complete: break feeding
                case .malformed:
                    reading.isMalformed = true
                    break feeding
                case .tooLarge:
                    reading.isTooLarge = true
                    break feeding
                }
            }
        }
        reading.isComplete = !reading.isMalformed && !reading.isTooLarge && parser.end()
        reading.status = parser.status
        reading.keepsAlive = parser.keepsAlive
        reading.body = String(decoding: body, as: UTF8.self)
        return reading
    }

    private static let answers = [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200\r\ncontent-length:5 \r\nX: y\r\n\r\nhello",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
            + "1;a=b\r\nh\r\n004\r\nello\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
    ]

    @Test(arguments: answers, [1, 2, 3, 7, 1000])
    func `an answer is the same however it is cut`(text: String, size: Int) {
        let expected = Reading(status: 200, body: "hello", isComplete: true, keepsAlive: true)
        #expect(read(text, by: size) == expected)
        // Nothing of it is superfluous.
        #expect(!read(String(text.dropLast()), by: size).isComplete)
    }

    @Test func `a body without a length ends with its connection`() {
        let reading = read("HTTP/1.1 200 OK\r\n\r\nhello")
        #expect(reading == Reading(status: 200, body: "hello", isComplete: true))
    }

    @Test func `some answers have no body whatever they say`() {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
        #expect(read(text, isHead: true).isComplete)
        #expect(read("HTTP/1.1 204 None\r\n\r\n").isComplete)
        #expect(read("HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n").keepsAlive)
    }

    @Test func `a connection is kept only when both sides will`() {
        let length = "Content-Length: 0\r\n\r\n"
        #expect(read("HTTP/1.1 200 OK\r\n" + length).keepsAlive)
        #expect(!read("HTTP/1.1 200 OK\r\nConnection: Close\r\n" + length).keepsAlive)
        #expect(!read("HTTP/1.0 200 OK\r\n" + length).keepsAlive)
        #expect(read("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + length).keepsAlive)
    }

    @Test(arguments: [
        "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\n: empty\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabX\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}", "<html><body>",
    ])
    func `what is not HTTP is told so`(text: String) {
        #expect(read(text).isMalformed)
        #expect(read(text, by: 1).isMalformed)
    }

    @Test func `limits hold for heads, lines, trailers and bodies`() {
        var limits = ResponseLimits()
        limits.head = 200
        limits.body = 10
        let ok = "HTTP/1.1 200 OK\r\n"
        let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
        let long = String(repeating: "x", count: 300)
        for text in [
            ok + "X: " + long, ok + String(repeating: "A: b\r\n", count: 50),
            String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 20),
            ok + "Content-Length: 11\r\n\r\n", ok + "\r\n12345678901",
            chunked + "b\r\n", chunked + "6\r\n123456\r\n5\r\n", chunked + "1;" + long,
            chunked + "0\r\n" + String(repeating: "A: b\r\n", count: 50),
        ] {
            #expect(read(text, limits: limits).isTooLarge, "\(text)")
            #expect(read(text, by: 1, limits: limits).isTooLarge, "\(text)")
        }
    }

    @Test func `a field too long to store is skipped, not misread`() {
        let long = String(repeating: "y", count: 1000)
        let text = "HTTP/1.1 200 OK\r\nX: \(long)\r\nContent-Length: 2\r\n\r\nok"
        #expect(read(text, by: 5).body == "ok")
    }
}
