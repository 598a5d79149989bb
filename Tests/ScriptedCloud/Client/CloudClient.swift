import FaaS
import FoundationEssentials
package import Values

/// Calls an account of the scripted cloud, as the client of any cloud would.
package struct CloudClient: Sendable {
    let exchange: any HTTPExchange
    /// The address of the account, without a slash at its end.
    package let root: String

    /// Creates a client.
    package init(exchange: any HTTPExchange, address: String, account: String) {
        self.exchange = exchange
        root = "http://\(address)/a/\(account)"
    }

    /// Creates what is ordered.
    package func create(_ order: CloudOrder) async throws -> CloudResource? {
        let body = Array(try JSONEncoder().encode(order))
        return try Self.resources(await send("POST", "resources", body)).first
    }

    /// What has a name.
    package func find(_ kind: String, _ name: String) async throws -> [CloudResource] {
        try Self.resources(await send("GET", "resources/\(kind)/\(name)"))
    }

    /// What carries our label.
    package func list(run: String?) async throws -> [CloudResource] {
        let query = run.map { "?run=\($0)" } ?? ""
        return try Self.resources(await send("GET", "resources\(query)"))
    }

    /// Gives a resource other labels.
    package func relabel(_ id: String, _ labels: [String: String]) async throws {
        try await send("PUT", "resources/\(id)", Array(try JSONEncoder().encode(labels)))
    }

    /// Begins the removal of a resource; what is absent is fine.
    package func delete(_ id: String) async throws {
        do {
            try await send("DELETE", "resources/\(id)")
        } catch let failure as ProviderFailure where failure.code == .notFound {
            return
        }
    }

    @discardableResult private func send(
        _ method: String,
        _ path: String,
        _ body: [UInt8] = []
    ) async throws -> HTTPAnswer {
        let message = HTTPMessage(method: method, url: "\(root)/\(path)", body: body)
        let answer: HTTPAnswer
        do {
            answer = try await exchange.send(message)
        } catch let failure as HTTPExchangeFailure {
            throw ProviderFailure(code: failure.code, message: failure.message)
        }
        guard !(200..<300).contains(answer.status) else { return answer }
        throw ProviderFailure(answer)
    }

    private static func resources(_ answer: HTTPAnswer) throws -> [CloudResource] {
        do {
            return try JSONDecoder().decode([CloudResource].self, from: Data(answer.body))
        } catch {
            throw ProviderFailure(code: .unknown, message: "the answer cannot be read: \(error)")
        }
    }
}
