/// Answers the requests of connections; lives on the server's event loop.
protocol HTTPService: AnyObject {
    /// A whole request came in; the answer goes to `connection.send`, now or later.
    func respond(to request: ServerRequest, on connection: HTTPConnection)

    /// The longest body that a request may have, in bytes; asked before each piece of it.
    func bodyLimit(of request: ServerRequest) -> Int

    /// The body was longer than allowed; the connection answers that by itself and closes.
    func bodyTooLarge(in request: ServerRequest, on connection: HTTPConnection)

    /// What came in is not HTTP; the connection closes.
    func connectionBroke(_ connection: HTTPConnection, _ reason: String)

    /// The connection is gone, whoever closed it.
    func connectionClosed(_ connection: HTTPConnection)
}
