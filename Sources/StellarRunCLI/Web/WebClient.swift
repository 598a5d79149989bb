package import AsyncHTTPClient
import NIOCore
import NIOHTTP1
package import Values

/// The web as the rest of the program sees it, over AsyncHTTPClient.
package struct WebClient: HTTPExchange {
    /// The most that an answer may hold; every service we talk to answers far less.
    static let largestAnswer = 64 << 20

    private let client: HTTPClient

    /// Uses a client that somebody else shuts down.
    package init(client: HTTPClient) { self.client = client }

    /// Uses the client that all of a process may share and nobody has to shut down.
    package init() { client = .shared }

    package func send(_ message: HTTPMessage) async throws -> HTTPAnswer {
        var request = Self.request(message)
        if !message.body.isEmpty { request.body = .bytes(message.body) }
        return try await exchanging(with: message.url) {
            try await Self.answer(execute(request, message.timeout))
        }
    }

    static func request(_ message: HTTPMessage) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: message.url)
        request.method = HTTPMethod(rawValue: message.method)
        for header in message.headers {
            request.headers.add(name: header.name, value: header.value)
        }
        return request
    }

    func execute(
        _ request: HTTPClientRequest,
        _ timeout: Duration
    ) async throws -> HTTPClientResponse {
        try await client.execute(request, timeout: .nanoseconds(Int64(timeout.nanoseconds)))
    }

    /// The whole answer, with its body.
    static func answer(_ response: HTTPClientResponse) async throws -> HTTPAnswer {
        var answer = head(of: response)
        let body = try await response.body.collect(upTo: largestAnswer)
        answer.body = Array(body.readableBytesView)
        return answer
    }

    static func head(of response: HTTPClientResponse) -> HTTPAnswer {
        HTTPAnswer(
            status: Int(response.status.code),
            headers: response.headers.map { HTTPField($0.name, $0.value) }
        )
    }

    /// Says in our own words why no answer came.
    func exchanging<Value>(
        with url: String,
        _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch {
            try Task.checkCancellation()
            throw failure(error, to: url)
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
