import Crypto
import FoundationEssentials

extension SHA256 {
    /// The digest of bytes, in lower-case hexadecimal.
    static func text(of bytes: some DataProtocol) -> String { hexadecimal(hash(data: bytes)) }

    /// Bytes in lower-case hexadecimal.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            for value in [byte >> 4, byte & 15] {
                digits.append(
                    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                )
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
