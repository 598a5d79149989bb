/// Why the journal could not do its work; always a matter of the machine, never of the pipeline.
package struct JournalFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the caller may do about it.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Another process writes here; wait for it or choose another state folder.
        case busy
        /// There is a run of this name; choose another one.
        case taken
        /// The folder or file cannot be written or read; mend its permissions.
        case denied
        /// The disk is full.
        case full
        /// The file is not a journal, or is damaged; move it away.
        case corrupt
        /// A later version of this program wrote it.
        case newer
        /// Anything else.
        case failed
    }

    package var code: Code
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
