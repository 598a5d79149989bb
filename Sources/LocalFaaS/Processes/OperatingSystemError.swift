import Glibc

/// A system call that failed.
package struct OperatingSystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The `errno`.
    package var number: Int32
    /// What it was about, mostly a path.
    package var subject: String

    /// Records a failure.
    package init(number: Int32, doing subject: String) {
        self.number = number
        self.subject = subject
    }

    /// Records the failure of the call that just returned.
    package static func last(doing subject: String) -> OperatingSystemError {
        OperatingSystemError(number: errno, doing: subject)
    }

    /// The subject and the system's own words.
    package var description: String {
        guard let text = unsafe strerror(number) else { return "\(subject): error \(number)" }
        return unsafe "\(subject): \(String(cString: text))"
    }
}
