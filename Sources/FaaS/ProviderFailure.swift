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
    /// The provider's own code, such as `ResourceConflictException`, where it gave one.
    ///
    /// Only providers look at it, to tell apart what they alone know; everybody else goes by ``code``.
    public var providerCode: String?

    /// Creates a failure.
    public init(
        code: FailureCode,
        message: String,
        retryAfter: Duration? = nil,
        details: [String] = [],
        providerCode: String? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.details = details
        self.providerCode = providerCode
    }

    /// The message.
    public var description: String { message }
}
