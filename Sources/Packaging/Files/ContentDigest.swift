import Crypto
import Foundation

/// SHA-256 of bytes that come in pieces, in lower-case hexadecimal.
struct ContentDigest {
    private var hash = SHA256()

    mutating func update(_ data: Data) { hash.update(data: data) }

    /// Adds text so that no two sequences of texts give the same digest.
    mutating func update(_ text: String) {
        var length = UInt64(text.utf8.count).littleEndian
        unsafe withUnsafeBytes(of: &length) { unsafe hash.update(bufferPointer: $0) }
        hash.update(data: Data(text.utf8))
    }

    var text: String {
        hash.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The digest of a whole file.
    static func ofFile(_ path: String) throws -> String {
        let file = try InputFile(path: path)
        var digest = ContentDigest()
        try file.forEachChunk { digest.update($0) }
        return digest.text
    }
}
