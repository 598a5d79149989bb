import Crypto
import FoundationEssentials
import Synchronization
import Values

/// A long body in pieces, each of which is signed together with the signature of the one before it:
/// `aws-chunked`, as S3 takes it.
///
/// Nothing of the body has to be known beforehand but its length.
final class SignedPieces: Sendable {
    /// What stands for the digest of a body that is signed in pieces.
    static let payload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"

    private let plain: HTTPUpload
    private let signer: SignatureV4
    private let size: Int
    /// The signatures of the pieces so far; the first is that of the head of the request.
    private let signatures: Mutex<[String]>
    /// The piece that was made last, as requests ask for parts of it.
    private let last = Mutex<(index: Int, bytes: [UInt8])?>(nil)

    /// Wraps a body.
    ///
    /// - Parameters:
    ///   - plain: The body.
    ///   - signer: Who signs.
    ///   - seed: The signature of the head of the request.
    ///   - size: How many bytes of the body are in a piece, at least 8 KiB.
    init(_ plain: HTTPUpload, signer: SignatureV4, seed: String, size: Int = 1 << 18) {
        self.plain = plain
        self.signer = signer
        self.size = size
        signatures = Mutex([seed])
    }

    /// The length over the wire of a body of some length.
    static func encodedLength(of length: Int, size: Int = 1 << 18) -> Int {
        let whole = length / size
        let rest = length % size
        return whole * (size + overhead(size)) + (rest > 0 ? rest + overhead(rest) : 0)
            + overhead(0)
    }

    /// The body as it goes over the wire.
    var encoded: HTTPUpload {
        HTTPUpload(length: Self.encodedLength(of: plain.length, size: size)) { offset, count in
            let whole = self.size + Self.overhead(self.size)
            let piece = try self.piece(offset / whole)
            return Array(piece.dropFirst(offset % whole).prefix(count))
        }
    }

    /// One piece with its head, and after the last one the empty piece that ends the body.
    private func piece(_ index: Int) throws -> [UInt8] {
        if let last = last.withLock({ $0 }), last.index == index { return last.bytes }
        for earlier in signedPieces..<max(index, signedPieces) { _ = try sign(earlier) }
        var bytes = try sign(index)
        if (index + 1) * size >= plain.length, plain.length > index * size {
            bytes += try sign(index + 1)
        }
        last.withLock { $0 = (index, bytes) }
        return bytes
    }

    private var signedPieces: Int { signatures.withLock { $0.count - 1 } }

    private func sign(_ index: Int) throws -> [UInt8] {
        let data = try data(index)
        let previous = signatures.withLock { $0[index] }
        let text = [
            "AWS4-HMAC-SHA256-PAYLOAD", signer.time.basic, signer.scope, previous,
            SHA256.text(of: [UInt8]()), SHA256.text(of: data),
        ].joined(separator: "\n")
        let signature = signer.signature(of: text)
        signatures.withLock { if $0.count == index + 1 { $0.append(signature) } }
        let head = "\(String(data.count, radix: 16));chunk-signature=\(signature)\r\n"
        return Array(head.utf8) + data + Array("\r\n".utf8)
    }

    private func data(_ index: Int) throws -> [UInt8] {
        let start = index * size
        let count = min(size, max(0, plain.length - start))
        var data: [UInt8] = []
        while data.count < count {
            data += try plain.read(start + data.count, count - data.count)
        }
        return data
    }

    /// What a piece takes besides its bytes: its length, its signature and the ends of two lines.
    private static func overhead(_ count: Int) -> Int {
        String(count, radix: 16).utf8.count + ";chunk-signature=".utf8.count + 64 + 4
    }
}
