#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that only grows; closed when it is let go.
package final class AppendFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Creates the file, or continues it when there is one.
    package init(path: String) throws(JournalFailure) {
        let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC
        descriptor = unsafe path.withCString { unsafe open($0, flags, 0o644) }
        self.path = path
        guard descriptor >= 0 else { throw JournalFailure(errno: errno, writing: path) }
    }

    /// Cuts off what a killed writer left of its last line, so that the next one begins a line.
    package func cutTornLine() throws(JournalFailure) {
        var end = lseek(descriptor, 0, SEEK_END)
        let size = end
        var byte: UInt8 = 0
        while end > 0, unsafe pread(descriptor, &byte, 1, end - 1) == 1, byte != 0x0a { end -= 1 }
        guard end < size, ftruncate(descriptor, end) != 0 else { return }
        throw JournalFailure(errno: errno, writing: path)
    }

    deinit { close(descriptor) }

    /// Hands the text to the system before it returns; one call is one piece in the file.
    package func append(_ text: String) throws(JournalFailure) {
        try append(bytes: Array(text.utf8))
    }

    /// The same for bytes.
    package func append(bytes: [UInt8]) throws(JournalFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                guard errno == EINTR else { throw JournalFailure(errno: errno, writing: path) }
            } else {
                rest = rest.dropFirst(written)
            }
        }
    }
}

extension JournalFailure {
    /// Explains why the system refused to write a file.
    package init(errno number: Int32, writing path: String) {
        let reason = unsafe String(cString: strerror(number))
        switch number {
        case EACCES, EPERM, EROFS: self.init(.denied, "cannot write \(path): \(reason)")
        case ENOSPC, EDQUOT: self.init(.full, "cannot write \(path): \(reason)")
        default: self.init(.failed, "cannot write \(path): \(reason)")
        }
    }
}
