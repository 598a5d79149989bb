/// Sends and receives bodies of any length, piece by piece.
public protocol HTTPTransfer: HTTPExchange {
    /// Sends a request with a long body, in place of the request's own, and waits for the answer.
    ///
    /// - Throws: An ``HTTPExchangeFailure`` when no answer came, what the body's `read` throws,
    ///   `CancellationError` on cancel.
    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer

    /// Sends a request and hands the body of a successful answer to `receive` in pieces, each with
    /// the head of the answer; the body of any other answer comes with the answer.
    ///
    /// - Throws: An ``HTTPExchangeFailure`` when no answer came or it broke off, what `receive`
    ///   throws, `CancellationError` on cancel.
    func fetch(
        _ request: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer
}
