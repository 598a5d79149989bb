public import Values

/// A failure reported by a provider.
public struct ProviderFailure: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it was; decides retries.
    public var code: FailureCode
    /// One sentence for a person, lower-case, without a full stop.
    public var message: String
    /// How long the provider asked us to wait before the next call.
    public var retryAfter: Duration?
    /// Further lines that help: the function's last log lines, the request's id.
    public var details: [String]

    /// Creates a failure.
    public init(
        code: FailureCode,
        message: String,
        retryAfter: Duration? = nil,
        details: [String] = []
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.details = details
    }

    /// The message.
    public var description: String { message }
}
