import Synchronization
import Values

/// A web that answers with one status and remembers what it was asked.
final class FakeWeb: HTTPExchange {
    private let requests = Mutex<[HTTPMessage]>([])
    private let answer: HTTPAnswer

    init(_ answer: HTTPAnswer) { self.answer = answer }

    var received: [HTTPMessage] { requests.withLock { $0 } }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        requests.withLock { $0.append(request) }
        return answer
    }
}
