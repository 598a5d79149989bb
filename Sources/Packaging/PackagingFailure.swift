package import Values

/// Why a package could not be written or read.
package struct PackagingFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it was.
    package var code: Code
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String
    /// With ``Code/tooSmall``: the smallest size that these files can be packaged at.
    package var smallest: ByteCount?

    /// Creates a failure.
    package init(_ code: Code, _ message: String, smallest: ByteCount? = nil) {
        self.code = code
        self.message = message
        self.smallest = smallest
    }

    /// The message.
    package var description: String { message }
}

extension PackagingFailure {
    /// What the caller may do about it.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A file could not be read.
        case unreadable
        /// A file could not be written.
        case unwritable
        /// A file is of a kind or has a name that no package may hold, or leads out of its folder.
        case refused
        /// The files changed while they were being packaged.
        case changed
        /// The wanted size cannot hold the files.
        case tooSmall
        /// More bytes or entries than the format or the limit allows.
        case tooLarge
        /// Not a zip file, or a broken one.
        case malformed
    }
}
