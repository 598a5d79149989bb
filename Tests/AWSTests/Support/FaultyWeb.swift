import StellarRunCLI
import Synchronization
import Values

/// The web between us and moto: it names our account, remembers what was sent, and does harm.
final class FaultyWeb: HTTPTransfer {
    /// What happens to one request.
    enum Fault: Sendable {
        /// It never arrives, and this answer comes back.
        case instead(HTTPAnswer)
        /// It never arrives, and no answer comes.
        case reset
        /// It is carried out, but its answer gets lost.
        case lostReply
        /// It is carried out, and its answer is another.
        case reply(HTTPAnswer)
        /// Its answer takes some time.
        case slow(Duration)
    }

    /// The account that moto takes us for.
    let account: String
    private let web = WebClient()
    private let fault: @Sendable (HTTPMessage, Int) -> Fault?
    private let seen = Mutex<[HTTPMessage]>([])

    /// Does harm by a function of the request and of how many came before it.
    init(
        account: String,
        fault: @escaping @Sendable (HTTPMessage, Int) -> Fault? = { _, _ in nil }
    ) {
        self.account = account
        self.fault = fault
    }

    /// All requests so far.
    var requests: [HTTPMessage] { seen.withLock { $0 } }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        try await passing(request) { try await self.web.send($0) }
    }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        try await passing(request) { try await self.web.send($0, streaming: body) }
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        try await web.fetch(request, receive)
    }

    private func passing(
        _ request: HTTPMessage,
        _ send: (HTTPMessage) async throws -> HTTPAnswer
    ) async throws -> HTTPAnswer {
        let count = seen.withLock { seen in
            seen.append(request)
            return seen.count - 1
        }
        var request = request
        request.headers.append(HTTPField("X-Moto-Account-Id", account))
        switch fault(request, count) {
        case nil: return try await send(request)
        case .instead(let answer): return answer
        case .reset: throw HTTPExchangeFailure(code: .connection, message: "reset by a test")
        case .lostReply:
            _ = try await send(request)
            throw HTTPExchangeFailure(code: .connection, message: "lost by a test")
        case .reply(let answer):
            _ = try await send(request)
            return answer
        case .slow(let pause):
            try await Task.sleep(for: pause)
            return try await send(request)
        }
    }
}
