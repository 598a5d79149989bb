import AsyncHTTPClient
import Synchronization
import Values

/// The web, whose client and its threads are made when somebody first needs them: most commands
/// never do.
final class LateWebClient: HTTPTransfer {
    private let made = Mutex<HTTPClient?>(nil)

    func send(_ message: HTTPMessage) async throws -> HTTPAnswer {
        try await WebClient(client: client()).send(message)
    }

    func send(_ message: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        try await WebClient(client: client()).send(message, streaming: body)
    }

    func fetch(
        _ message: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        try await WebClient(client: client()).fetch(message, receive)
    }

    /// Ends what was made, if anything was.
    func shutdown() async throws {
        try await made.withLock { $0.take() }?.shutdown()
    }

    private func client() -> HTTPClient {
        made.withLock { made in
            if let made { return made }
            var configuration = HTTPClient.Configuration()
            // Steps have retries of their own; where nobody listens, one is to hear it at once.
            configuration.connectionPool.retryConnectionEstablishment = false
            let client = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: configuration
            )
            made = client
            return client
        }
    }
}
