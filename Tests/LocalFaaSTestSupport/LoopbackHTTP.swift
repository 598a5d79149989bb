import Foundation
import FoundationNetworking
package import Values

/// Sends requests to a server on this machine, as many at a time as are asked for.
package struct LoopbackHTTP: HTTPExchange {
    private let session: URLSession

    /// Creates a client with connections of its own.
    package init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 256
        configuration.timeoutIntervalForRequest = 120
        session = URLSession(configuration: configuration)
    }

    /// Sends a request and waits for its answer.
    package func send(_ message: HTTPMessage) async throws -> HTTPAnswer {
        guard let url = URL(string: message.url) else {
            throw HTTPExchangeFailure(code: .invalid, message: "no address: \(message.url)")
        }
        var request = URLRequest(url: url)
        request.httpMethod = message.method
        request.httpBody = message.body.isEmpty ? nil : Data(message.body)
        for field in message.headers {
            request.addValue(field.value, forHTTPHeaderField: field.name)
        }
        do {
            return try await answer(to: request)
        } catch let error as URLError {
            try Task.checkCancellation()
            throw HTTPExchangeFailure(code: .connection, message: "\(error)")
        }
    }

    private func answer(to request: URLRequest) async throws -> HTTPAnswer {
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else {
            throw HTTPExchangeFailure(code: .unknown, message: "not HTTP")
        }
        let fields = response.allHeaderFields.map { HTTPField("\($0.key)", "\($0.value)") }
        return HTTPAnswer(status: response.statusCode, headers: fields, body: Array(data))
    }
}
