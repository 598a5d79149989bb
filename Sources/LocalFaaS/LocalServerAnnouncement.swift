import Glibc
package import Values

#if canImport(FoundationEssentials)
import FoundationEssentials
#endif

/// What a server says once it can be used; written for its owner only, as the token is in it.
package struct LocalServerAnnouncement: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    /// `127.0.0.1:PORT`.
    package var address: String
    /// What the control API asks for.
    package var token: String
    /// The server's process id.
    package var pid: Int
    /// When the server started, in clock ticks since boot.
    package var startTime: UInt64

    /// Creates an announcement.
    package init(address: String, token: Secret, process: ProcessIdentity) {
        self.address = address
        self.token = token.reveal()
        pid = process.pid
        startTime = process.startTime
    }

    /// The server's process.
    package var process: ProcessIdentity { ProcessIdentity(pid: pid, startTime: startTime) }

    /// Writes it as one line of JSON that appears whole or not at all and only its owner can read.
    ///
    /// - Parameter path: The file; one that is there is replaced.
    /// - Throws: What the system says when it cannot be written.
    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(self)
        line.append(UInt8(ascii: "\n"))
        let draft = "\(path).new"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OperatingSystemError.last(doing: draft) }
        defer { close(descriptor) }
        let written = unsafe line.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        guard written == line.count, unsafe rename(draft, path) == 0 else {
            throw OperatingSystemError.last(doing: path)
        }
    }

    /// Reads what a server wrote; `nil` while there is nothing.
    package init?(readFrom path: String) {
        // Absent and unreadable are the same to who waits for it to appear.
        guard let data = try? Data(contentsOf: URL(filePath: path)),
            let announcement = try? JSONDecoder().decode(Self.self, from: data)
        else { return nil }
        self = announcement
    }
}
