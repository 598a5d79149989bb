import FoundationEssentials
import Glibc

/// A file that comes in pieces.
struct ReceivedFile {
    let path: String

    /// Why the system does not take it.
    struct Refusal: Error, CustomStringConvertible {
        let number: Int32

        var description: String { unsafe String(cString: strerror(number)) }
    }

    /// Puts a piece where it belongs; what was after it is cut off.
    ///
    /// - Throws: A ``Refusal``.
    func write(_ bytes: Data, at start: Int) throws(Refusal) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe path.withCString { unsafe open($0, flags, 0o644) }
        guard descriptor >= 0 else { throw Refusal(number: errno) }
        defer { close(descriptor) }
        var (rest, position) = (Array(bytes)[...], start)
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress, $0.count, position)
            }
            guard count > 0 || errno == EINTR else { throw Refusal(number: errno) }
            rest = rest.dropFirst(max(0, count))
            position += max(0, count)
        }
        guard ftruncate(descriptor, position) == 0 else { throw Refusal(number: errno) }
    }
}
