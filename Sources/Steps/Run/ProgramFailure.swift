import Glibc

/// Why a program could not be started.
struct ProgramFailure: Error, Sendable, CustomStringConvertible {
    /// The `errno`.
    let number: Int32

    /// The system's own words.
    var description: String { unsafe String(cString: strerror(number)) }
}
