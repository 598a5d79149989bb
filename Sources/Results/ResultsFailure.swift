/// Why results could not be read or written.
package struct ResultsFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the caller may do about it.
    package enum Code: String, Sendable, Hashable {
        /// The file could not be read.
        case unreadable
        /// The file could not be written.
        case unwritable
        /// The file is not what its name says, or is damaged in its middle.
        case malformed
    }

    /// What kind of failure it was.
    package var code: Code
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String

    /// Creates a failure.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    package var description: String { message }
}
