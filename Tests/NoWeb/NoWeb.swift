package import Values

/// No web at all: every request fails as where no network is.
package struct NoWeb: HTTPTransfer {
    private static let failure = HTTPExchangeFailure(
        code: .connection,
        message: "there is no web here"
    )

    /// Needs nothing.
    package init() {}

    package func send(_ request: HTTPMessage) async throws -> HTTPAnswer { throw Self.failure }

    package func send(
        _ request: HTTPMessage,
        streaming body: HTTPUpload
    ) async throws -> HTTPAnswer { throw Self.failure }

    package func fetch(
        _ request: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer { throw Self.failure }
}
