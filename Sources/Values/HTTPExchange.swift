/// Sends one HTTP request and returns its answer.
///
/// The seam between those who talk to web services (webhooks, registries, clouds) and the client
/// that the executable brings. An answer with any status is a value; only a request that got no
/// answer throws.
public protocol HTTPExchange: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: An ``HTTPExchangeFailure`` when no answer came; `CancellationError` on cancel.
    func send(_ request: HTTPMessage) async throws -> HTTPAnswer
}
