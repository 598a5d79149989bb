import Values

/// Talks to one registry: authorised as it wants to be, and patient with it.
struct RegistrySession: Sendable {
    let web: any HTTPTransfer
    let authorizer: RegistryAuthorizer
    let tokens: RegistryTokens
    let patience: RegistryPatience
    /// The scheme and host of the registry: nobody else is told what it wanted to hear.
    let origin: String
    let scope: RegistryScope

    /// Sends a request until it got an answer that is not a plea to try again later.
    func send(_ message: HTTPMessage, to action: String) async throws -> HTTPAnswer {
        try await patiently {
            try await sendOnce(message, to: action)
        }
    }

    /// Sends a request, authorised; answers that ask to try again later are failures.
    func sendOnce(
        _ message: HTTPMessage,
        streaming body: HTTPUpload? = nil,
        to action: String
    ) async throws -> HTTPAnswer {
        let answer = try await authorised(message) { message in
            if let body { return try await web.send(message, streaming: body) }
            return try await web.send(message)
        }
        return try judged(answer, action)
    }

    /// Fetches what may be long, authorised, in one attempt.
    func fetchOnce(
        _ message: HTTPMessage,
        to action: String,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        let answer = try await authorised(message) { try await web.fetch($0, receive) }
        return try judged(answer, action)
    }

    /// Tries until it works, as long as failures are of the kind that pass.
    func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch {
                try await wait(after: attempt, error)
                attempt += 1
            }
        }
    }

    /// Waits after a failed attempt, or throws when nothing is to be waited for.
    func wait(after attempt: Int, _ error: any Error) async throws {
        let failure = RegistryFailure(transport: error)
        let pause = failure.flatMap {
            patience.pause(after: attempt, code: $0.code, retryAfter: $0.retryAfter)
        }
        guard let pause else { throw failure ?? error }
        try await patience.sleep(pause)
    }

    private func judged(_ answer: HTTPAnswer, _ action: String) throws -> HTTPAnswer {
        let isFailure = [401, 403, 429].contains(answer.status) || answer.status >= 500
        guard !isFailure else { throw failure(answer, to: action) }
        return answer
    }

    func failure(_ answer: HTTPAnswer, to action: String) -> RegistryFailure {
        RegistryFailure(answer, to: action, at: scope.host)
    }

    /// Sends with what the registry wanted to hear before, and once more after it said no.
    private func authorised(
        _ message: HTTPMessage,
        _ send: (HTTPMessage) async throws -> HTTPAnswer
    ) async throws -> HTTPAnswer {
        var message = message
        guard message.url.hasPrefix("\(origin)/") else { return try await send(message) }
        if let known = await tokens.header(for: scope) {
            message.headers.append(HTTPField("Authorization", known))
        }
        let answer = try await send(message)
        guard answer.status == 401 else { return answer }
        message.headers.removeAll { $0.name == "Authorization" }
        let header = try await authorizer.header(answering: answer, for: scope)
        await tokens.keep(header, for: scope)
        message.headers.append(HTTPField("Authorization", header))
        let second = try await send(message)
        if second.status == 401 { await tokens.forget(scope) }
        return second
    }
}

extension RegistryFailure {
    /// A failure of ours, or one of the transport in our words; `nil` for anything else.
    init?(transport error: any Error) {
        switch error {
        case let failure as RegistryFailure: self = failure
        case let failure as HTTPExchangeFailure: self.init(failure.code, failure.message)
        default: return nil
        }
    }
}
