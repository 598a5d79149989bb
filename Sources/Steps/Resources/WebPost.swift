import Pipeline
import Values

/// Posts JSON to an address that is a secret.
struct WebPost: Sendable {
    let web: any HTTPExchange

    /// Posts a body.
    ///
    /// - Throws: A `StepFailure` when nobody answered, or with something else than success; it names
    ///   the secret and never shows it.
    func send(_ body: [UInt8], to address: Secret) async throws {
        let request = HTTPMessage(
            method: "POST",
            url: address.reveal(),
            headers: [HTTPField("Content-Type", "application/json")],
            body: body
        )
        let answer = try await failingAsStep { try await web.send(request) }
        guard (200..<300).contains(answer.status) else {
            throw StepFailure(
                code: code(for: answer.status),
                message: "the web service of '\(address.name)' answered \(answer.status)",
                retryAfter: answer.header("Retry-After").flatMap(Int.init).map(Duration.seconds),
                details: [String(decoding: answer.body.prefix(200), as: UTF8.self)]
            )
        }
    }

    private func code(for status: Int) -> FailureCode {
        switch status {
        case 401, 403: .unauthorized
        case 404, 410: .notFound
        case 429: .throttled
        case 500...: .unavailable
        default: .invalid
        }
    }
}
