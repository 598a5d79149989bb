import Synchronization
import Values

/// A web whose first requests all have to be there before any is answered.
final class MeetingWeb: HTTPTransfer {
    private let members: Int
    private let answer: @Sendable (HTTPMessage) -> HTTPAnswer
    private let arrived = Mutex(0)

    init(members: Int, _ answer: @escaping @Sendable (HTTPMessage) -> HTTPAnswer) {
        self.members = members
        self.answer = answer
    }

    /// How many requests there were.
    var count: Int { arrived.withLock { $0 } }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        arrived.withLock { $0 += 1 }
        while count < members { try await Task.sleep(for: .milliseconds(1)) }
        return answer(request)
    }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        try await send(request)
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        try await send(request)
    }
}
