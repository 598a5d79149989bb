/// A request that got no answer.
public struct HTTPExchangeFailure: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it was.
    public var code: FailureCode
    /// One sentence for a person, lower-case, without a full stop.
    public var message: String

    /// Creates a failure.
    public init(code: FailureCode, message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
