import Synchronization
import Values

/// A web that answers from a script and remembers what it was asked.
final class ScriptedWeb: HTTPTransfer {
    /// What happens to one request.
    enum Reply: Sendable {
        case answer(HTTPAnswer)
        case failure(HTTPExchangeFailure)
    }

    private let script: @Sendable (HTTPMessage, Int) -> Reply
    private let asked = Mutex<[HTTPMessage]>([])

    /// Answers by a function of the request and of how many came before it.
    init(_ script: @escaping @Sendable (HTTPMessage, Int) -> Reply) { self.script = script }

    /// Answers one after the other; the last one for ever.
    convenience init(_ replies: [Reply]) {
        self.init { _, count in replies[min(count, replies.count - 1)] }
    }

    var requests: [HTTPMessage] { asked.withLock { $0 } }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        let count = asked.withLock { asked in
            asked.append(request)
            return asked.count - 1
        }
        switch script(request, count) {
        case .answer(let answer): return answer
        case .failure(let failure): throw failure
        }
    }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        var request = request
        while request.body.count < body.length {
            request.body += try body.read(request.body.count, body.length - request.body.count)
        }
        return try await send(request)
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        var answer = try await send(request)
        guard (200..<300).contains(answer.status) else { return answer }
        let body = answer.body
        answer.body = []
        try receive(answer, body)
        return answer
    }
}
