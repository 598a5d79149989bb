import FoundationEssentials
package import Values

/// Opens accounts of a running cloud, and asks what is really in them.
package struct CloudControl: Sendable {
    private let exchange: any HTTPExchange
    /// `127.0.0.1:PORT`.
    package let address: String

    /// Talks to a cloud.
    package init(exchange: any HTTPExchange, address: String) {
        self.exchange = exchange
        self.address = address
    }

    /// Opens an account; one of the same name is forgotten.
    package func open(_ account: String, _ script: CloudScript) async throws {
        _ = try await send("PUT", account, Array(try JSONEncoder().encode(script)))
    }

    /// What is really there.
    package func truth(of account: String) async throws -> CloudTruth {
        try JSONDecoder().decode(CloudTruth.self, from: Data(await send("GET", account)))
    }

    /// What is there once everything has happened that was asked for.
    package func finalTruth(of account: String) async throws -> CloudTruth {
        while true {
            let truth = try await truth(of: account)
            if truth.pending == 0 { return truth }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Forgets an account.
    package func close(_ account: String) async throws { _ = try await send("DELETE", account) }

    private func send(
        _ method: String,
        _ account: String,
        _ body: [UInt8] = []
    ) async throws -> [UInt8] {
        let url = "http://\(address)/control/\(account)"
        let answer = try await exchange.send(HTTPMessage(method: method, url: url, body: body))
        guard answer.status == 200 else {
            throw HTTPExchangeFailure(code: .unknown, message: "no account '\(account)'")
        }
        return answer.body
    }
}
