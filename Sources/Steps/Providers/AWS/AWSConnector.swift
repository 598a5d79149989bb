import FaaS

/// Connects to AWS when somebody first has something to do there, and keeps the connection.
actor AWSConnector {
    private let connect: @Sendable () async throws -> AWSConnection
    private var kept: AWSConnection?

    /// Remembers how to connect.
    init(_ connect: @escaping @Sendable () async throws -> AWSConnection) { self.connect = connect }

    /// The connection; made by the first who asks.
    ///
    /// - Throws: A `ProviderFailure` when there is no region.
    func connection() async throws -> AWSConnection {
        if let kept { return kept }
        let made = try await connect()
        // Somebody else may have come first meanwhile: all share the limits of one client.
        let connection = kept ?? made
        kept = connection
        return connection
    }
}
