import FoundationEssentials

/// Digests as AWS writes them.
enum AWSDigest {
    /// The digits of a SHA-256 that is written in base 64; `nil` for what is none.
    static func hexadecimal(base64 text: String) -> String? {
        guard let bytes = Data(base64Encoded: text), bytes.count == 32 else { return nil }
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
