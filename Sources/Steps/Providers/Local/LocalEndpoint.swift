public import Values

/// A server that somebody else runs, such as `stellar-run local`.
public struct LocalEndpoint: Sendable {
    /// `HOST:PORT`.
    public var address: String
    /// What its control API asks for.
    public var token: Secret

    /// Names a server.
    public init(address: String, token: Secret) {
        self.address = address
        self.token = token
    }
}
