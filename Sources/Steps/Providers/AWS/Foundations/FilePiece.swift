import FaaS
import Glibc
import Values

/// A part of a file.
struct FilePiece: Sendable {
    /// Where the file is.
    let path: String
    /// Where the part begins, in bytes.
    let offset: Int
    /// The most bytes it has.
    let count: Int

    /// Its bytes, at least one.
    ///
    /// - Throws: A `ProviderFailure` when the file cannot be read or is shorter than it was.
    func bytes() throws(ProviderFailure) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("it cannot be opened") }
        defer { close(descriptor) }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = max(0, unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
        guard !bytes.isEmpty else { throw failure("it is shorter than it was") }
        return bytes
    }

    private func failure(_ reason: String) -> ProviderFailure {
        ProviderFailure(
            code: .environment,
            message: "cannot read the package '\(path)': \(reason)"
        )
    }
}
