import FoundationEssentials
import Glibc

/// A file of secrets: `NAME=value` lines, empty lines, and comments that start with `#`.
///
/// A value is everything after the first `=`, as it stands: quotes and spaces belong to it.
struct SecretsFile: Sendable, Hashable {
    /// Nobody keeps more than that in it.
    private static let largest = 1 << 20

    /// No file.
    static let none = SecretsFile(values: [:])

    let values: [String: String]

    private init(values: [String: String]) { self.values = values }

    /// Reads a file that only its owner can read.
    ///
    /// - Throws: An ``EnvironmentFailure`` when others can read it too, or when it cannot be read.
    init(path: String) throws {
        let descriptor = unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
        defer { close(descriptor) }
        // Asked of the open file, so that nobody can put another one in its place meanwhile.
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw Self.unreadable(path, errno) }
        guard facts.st_mode & 0o077 == 0 else {
            throw EnvironmentFailure(
                message: "the secrets in '\(path)' can be read by others\n"
                    + "  help: chmod 600 \(path)"
            )
        }
        try self.init(text: Self.text(of: descriptor, path), path: path)
    }

    /// Reads the lines of a file.
    init(text: String, path: String) throws {
        var values: [String: String] = [:]
        for (number, line) in text.split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        .enumerated() {
            let start = line.drop { $0 == " " || $0 == "\t" }
            guard !start.isEmpty, start.first != "#" else { continue }
            let sides = start.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty else {
                // The line itself may be a secret.
                throw EnvironmentFailure(
                    message: "line \(number + 1) of '\(path)' is not NAME=value"
                )
            }
            values[String(sides[0])] = String(sides[1])
        }
        self.values = values
    }

    private static func text(of descriptor: Int32, _ path: String) throws -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= largest {
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path, errno) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece[..<count]
        }
        throw EnvironmentFailure(message: "'\(path)' holds more than a file of secrets should")
    }

    private static func unreadable(_ path: String, _ number: Int32) -> EnvironmentFailure {
        let reason = unsafe String(cString: strerror(number))
        return EnvironmentFailure(message: "cannot read the secrets in '\(path)': \(reason)")
    }
}
