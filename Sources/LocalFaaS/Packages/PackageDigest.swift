import Crypto
import FoundationEssentials
import Glibc

/// The SHA-256 of a file.
package enum PackageDigest {
    /// The digest in lower-case hexadecimal, read with bounded memory.
    package static func ofFile(_ path: String) throws(OperatingSystemError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(doing: path) }
        defer { close(descriptor) }
        var hash = SHA256()
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe read(descriptor, &bytes, bytes.count)
            guard count >= 0 else { throw .last(doing: path) }
            if count == 0 { break }
            hash.update(data: bytes[..<count])
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
