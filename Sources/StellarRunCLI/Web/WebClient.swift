import AsyncHTTPClient
import NIOCore
import NIOHTTP1
package import Values

/// The web as the rest of the program sees it, over AsyncHTTPClient.
package struct WebClient: HTTPExchange {
    /// The most that an answer may hold; every service we talk to answers far less.
    static let largestAnswer = 64 << 20

    private let client: HTTPClient

    /// Uses a client that somebody else shuts down.
    init(client: HTTPClient) { self.client = client }

    /// Uses the client that all of a process may share and nobody has to shut down.
    package init() { client = .shared }

    package func send(_ message: HTTPMessage) async throws -> HTTPAnswer {
        var request = HTTPClientRequest(url: message.url)
        request.method = HTTPMethod(rawValue: message.method)
        for header in message.headers {
            request.headers.add(name: header.name, value: header.value)
        }
        if !message.body.isEmpty { request.body = .bytes(message.body) }
        do {
            let response = try await client.execute(
                request,
                timeout: .nanoseconds(Int64(message.timeout.nanoseconds))
            )
            let body = try await response.body.collect(upTo: Self.largestAnswer)
            return HTTPAnswer(
                status: Int(response.status.code),
                headers: response.headers.map { HTTPField($0.name, $0.value) },
                body: Array(body.readableBytesView)
            )
        } catch {
            try Task.checkCancellation()
            throw failure(error, to: message.url)
        }
    }

    /// Everything that is not our own mistake counts as a connection that may work later.
    private func failure(_ error: any Error, to url: String) -> HTTPExchangeFailure {
        let isOurs =
            switch error as? HTTPClientError {
            case .invalidURL, .emptyHost, .emptyScheme: true
            default: error is NIOTooManyBytesError
            }
        return HTTPExchangeFailure(
            code: isOurs ? .invalid : .connection,
            message: "no answer from \(Self.origin(of: url)): \(error)"
        )
    }

    /// Scheme and host only: the path of a webhook is a secret.
    static func origin(of url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return "an invalid address" }
        return "\(parts[0])//\(parts[2])"
    }
}
