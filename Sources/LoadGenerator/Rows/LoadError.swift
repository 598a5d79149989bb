/// Why a load could not even begin.
package struct LoadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of obstacle it was.
    package enum Code: String, Sendable, Hashable, Codable {
        /// An address, method or header field that cannot be sent; fix the input.
        case invalidTarget = "invalid-target"
        /// No target's host has an address.
        case unknownHost = "unknown-host"
        /// The plan needs more connections at once than the system grants.
        case tooManyConnections = "too-many-connections"
        /// The system refused something basic, such as a thread.
        case system
    }

    /// What kind of obstacle it was.
    package var code: Code
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String

    /// The message.
    package var description: String { message }
}
