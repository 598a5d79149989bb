package import Values

/// Why an image could not be sent to or fetched from a registry.
package struct RegistryFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it was, and so whether trying again can help.
    package var code: FailureCode
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String
    /// How long the registry asked to be left alone.
    package var retryAfter: Duration?

    /// Creates a failure.
    package init(_ code: FailureCode, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// The message.
    package var description: String { message }
}
