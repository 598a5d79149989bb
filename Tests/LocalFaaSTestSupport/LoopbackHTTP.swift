import AsyncHTTPClient
import StellarRunCLI
package import Values

/// Sends requests to a server on this machine, as many at a time as are asked for.
///
/// By the program's own client: Foundation's deadlocks now and then when a request is cancelled.
package struct LoopbackHTTP: HTTPExchange {
    /// Lives as long as the tests; nobody could say when the last of them is over.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Creates a client; all share their connections.
    package init() {}

    /// Sends a request and waits for its answer.
    package func send(_ message: HTTPMessage) async throws -> HTTPAnswer {
        var message = message
        message.timeout = max(message.timeout, .seconds(120))
        return try await WebClient(client: Self.client).send(message)
    }
}
