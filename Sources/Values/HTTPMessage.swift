/// A request to send.
public struct HTTPMessage: Sendable, Hashable {
    /// The method, such as `POST`.
    public var method: String
    /// The absolute address.
    public var url: String
    /// Header fields in the order in which they are sent.
    public var headers: [HTTPField]
    /// The body; empty for none.
    public var body: [UInt8]
    /// How long to wait for the whole answer.
    public var timeout: Duration

    /// Creates a request.
    public init(
        method: String = "GET",
        url: String,
        headers: [HTTPField] = [],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}
