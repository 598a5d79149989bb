import Synchronization
import Values

/// Lets the other side die after some requests.
final class DyingWeb: HTTPTransfer {
    private let web: any HTTPTransfer
    private let left: Mutex<Int>
    private let death: @Sendable () -> Void

    init(
        _ web: any HTTPTransfer,
        after requests: Int,
        _ death: @escaping @Sendable () -> Void
    ) {
        self.web = web
        left = Mutex(requests)
        self.death = death
    }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        count()
        return try await web.send(request)
    }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        count()
        return try await web.send(request, streaming: body)
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (HTTPAnswer, [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        count()
        return try await web.fetch(request, receive)
    }

    private func count() {
        let isLast = left.withLock { left in
            left -= 1
            return left == 0
        }
        if isLast { death() }
    }
}
