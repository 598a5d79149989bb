import Synchronization
import Values

/// A connection that breaks in the middle of each upload's first attempts.
final class BreakingWeb: HTTPTransfer {
    private let web: any HTTPTransfer
    private let breaks: Mutex<Int>
    private let bytes: Int
    /// How many bytes were asked for, in all attempts.
    let sent = Mutex(0)

    init(_ web: any HTTPTransfer, breaks: Int, after bytes: Int) {
        self.web = web
        self.breaks = Mutex(breaks)
        self.bytes = bytes
    }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer { try await web.send(request) }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        let isToBreak = breaks.withLock { left in
            left -= 1
            return left >= 0
        }
        let limit = isToBreak ? bytes : .max
        var breaking = body
        breaking.read = { [self] offset, count in
            guard offset < limit else {
                throw HTTPExchangeFailure(code: .connection, message: "broke off")
            }
            let piece = try body.read(offset, min(count, limit - offset))
            sent.withLock { $0 += piece.count }
            return piece
        }
        return try await web.send(request, streaming: breaking)
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (HTTPAnswer, [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        try await web.fetch(request, receive)
    }
}
