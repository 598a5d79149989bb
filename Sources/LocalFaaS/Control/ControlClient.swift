import FoundationEssentials
package import Values

/// Talks to the control API of a server, from another process.
package struct ControlClient: Sendable {
    private let exchange: any HTTPExchange
    private let root: String
    private let token: Secret

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - exchange: What sends requests.
    ///   - address: `HOST:PORT` of the server.
    ///   - token: What the server asks for.
    package init(exchange: any HTTPExchange, address: String, token: Secret) {
        self.exchange = exchange
        root = "http://\(address)\(ControlCall.prefix)"
        self.token = token
    }

    /// Asks how the server is.
    package func state() async throws -> ServerState { try await read("health") }

    /// Creates a function, or finds the one that the same order created.
    package func create(_ order: FunctionOrder) async throws -> FunctionState {
        let body = try JSONEncoder().encode(order)
        let answer = try await send("POST", "functions", Array(body), within: .seconds(300))
        return try Self.decode(answer)
    }

    /// Sends a package, for an order with an empty path.
    package func upload(_ bytes: [UInt8], digest: String) async throws {
        try await send("PUT", "packages/\(digest)", bytes, within: .seconds(300))
    }

    /// Describes a function; `nil` when there is none.
    package func describe(_ name: String) async throws -> FunctionState? {
        try await absentAsNil { try await read("functions/\(name)") }
    }

    /// Lists the functions that carry a label, or all.
    package func list(label: (key: String, value: String)? = nil) async throws -> [FunctionState] {
        let states: FunctionStates = try await read("functions")
        guard let label else { return states.functions }
        return states.functions.filter { $0.labels[label.key] == label.value }
    }

    /// Removes a function and waits until its last process is gone; an absent one is fine.
    package func delete(_ name: String) async throws {
        _ = try await absentAsNil {
            try await send("DELETE", "functions/\(name)", within: .seconds(60))
        }
    }

    /// Lets later requests to a function meet new instances only; `nil` when there is no such
    /// function.
    package func renew(_ name: String) async throws -> FunctionState? {
        try await absentAsNil {
            try Self.decode(try await send("POST", "functions/\(name)/renewal"))
        }
    }

    /// The last lines of a function's log, oldest first; `nil` when there is no such function.
    package func log(of name: String, lines: Int) async throws -> [String]? {
        let tail: LogTail? = try await absentAsNil {
            try await read("functions/\(name)/log?lines=\(lines)")
        }
        return tail?.lines
    }

    /// Tells the server to end; returns before it has.
    package func shutDown() async throws { try await send("POST", "shutdown") }
}

extension ControlClient {
    private func read<Value: Decodable>(_ path: String) async throws -> Value {
        try Self.decode(try await send("GET", path))
    }

    @discardableResult private func send(
        _ method: String,
        _ path: String,
        _ body: [UInt8] = [],
        within timeout: Duration = .seconds(30)
    ) async throws -> HTTPAnswer {
        let message = HTTPMessage(
            method: method,
            url: root + path,
            headers: [
                HTTPField("authorization", "Bearer \(token.reveal())"),
                HTTPField("content-type", "application/json"),
            ],
            body: body,
            timeout: timeout
        )
        let answer = try await exchange.send(message)
        guard !(200..<300).contains(answer.status) else { return answer }
        throw Self.failure(answer)
    }

    private static func failure(_ answer: HTTPAnswer) -> ControlFailure {
        // What is not our failure's JSON did not come from our server.
        let failure = try? JSONDecoder().decode(ControlFailure.self, from: Data(answer.body))
        return failure ?? ControlFailure(.unknown, "the server answered \(answer.status)")
    }

    private static func decode<Value: Decodable>(_ answer: HTTPAnswer) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(answer.body))
        } catch {
            throw ControlFailure(.unknown, "the server's answer cannot be read: \(error)")
        }
    }

    private func absentAsNil<Value>(_ body: () async throws -> Value) async throws -> Value? {
        do {
            return try await body()
        } catch let failure as ControlFailure where failure.code == .notFound {
            return nil
        }
    }
}
