import Glibc

/// A file that is read piece by piece while others may add to it.
final class FileBytes: Sendable {
    private let descriptor: Int32

    /// Opens a file; `nil` when it cannot be read.
    init?(path: String) {
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW
        descriptor = unsafe path.withCString { unsafe open($0, flags) }
        guard descriptor >= 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// At most so many bytes from a place on; none at the end, and when they cannot be read.
    func read(_ most: Int, at position: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = max(0, unsafe pread(descriptor, buffer.baseAddress, buffer.count, position))
        }
    }
}
