public import Values

/// Why a step could not do its work.
public struct StepFailure: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// What kind of failure it was; decides retries.
    public var code: FailureCode
    /// One sentence for a person, lower-case, without a full stop.
    public var message: String
    /// How long the other side asked us to wait before another attempt.
    public var retryAfter: Duration?
    /// Further lines that help: a function's last log lines, what to type.
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
