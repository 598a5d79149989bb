/// What came back.
public struct HTTPAnswer: Sendable, Hashable {
    /// The status code.
    public var status: Int
    /// Header fields in the order in which they came.
    public var headers: [HTTPField]
    /// The whole body.
    public var body: [UInt8]

    /// Creates an answer.
    public init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header field, whatever the case of its name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
