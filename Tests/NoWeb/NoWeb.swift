import Values

/// A web that nothing may be asked of.
struct NoWeb: HTTPExchange {
    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        throw HTTPExchangeFailure(code: .connection, message: "there is no web here")
    }
}
