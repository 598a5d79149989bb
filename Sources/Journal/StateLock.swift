import Pipeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The right to write in a state folder; one process has it at a time.
///
/// The kernel keeps it and gives it back when the process ends, however it ends, so that no file
/// is ever left over that somebody would have to remove. Who has it stands in the file, for people.
final class StateLock: Sendable {
    private let descriptor: Int32

    /// Takes the right.
    ///
    /// - Throws: With the code `busy` when another process has it.
    init(path: String, command: String) throws(JournalFailure) {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC
        let descriptor = unsafe path.withCString { unsafe open($0, flags, 0o644) }
        guard descriptor >= 0 else { throw JournalFailure(errno: errno, writing: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            defer { close(descriptor) }
            guard number == EWOULDBLOCK else { throw JournalFailure(errno: number, writing: path) }
            throw Self.busy(Self.text(in: descriptor), path: path)
        }
        self.descriptor = descriptor
        try introduce(command: command, path: path)
    }

    deinit {
        // Closing alone is not enough: a child that is just being started may still hold a copy.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private func introduce(command: String, path: String) throws(JournalFailure) {
        let text = Array("\(getpid())\n\(command)\n".utf8)
        let written = unsafe text.withUnsafeBytes { bytes in
            ftruncate(descriptor, 0) == 0
                ? unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, 0) : -1
        }
        guard written == text.count else { throw JournalFailure(errno: errno, writing: path) }
    }

    private static func text(in descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
        }
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private static func busy(_ owner: String, path: String) -> JournalFailure {
        let lines = owner.split(separator: "\n")
        let process = lines.first.map { "process \($0)" } ?? "another process"
        let command = lines.count > 1 ? " (\(lines[1]))" : ""
        return JournalFailure(.busy, "\(process)\(command) writes here and holds \(path)")
    }
}
