/// Which object a request is about: path style, `/BUCKET/KEY`.
struct ObjectPlace: Sendable, Hashable {
    /// The bucket; empty when the path names none.
    let bucket: String
    /// The key; empty when the path names a bucket alone.
    let key: String

    /// Reads the path of a request, still percent-encoded.
    ///
    /// - Throws: An ``ObjectFailure`` when it is not the path of anything.
    init(path: Substring) throws(ObjectFailure) {
        guard path.first == "/" else { throw .invalidURI }
        let parts = path.dropFirst().split(
            separator: "/",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        bucket = try Self.decoded(parts[0])
        key = parts.count > 1 ? try Self.decoded(parts[1]) : ""
    }

    /// Undoes percent-encoding; a plus is a plus.
    private static func decoded(_ text: Substring) throws(ObjectFailure) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit),
                let low = rest.popFirst().flatMap(digit)
            else { throw .invalidURI }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalidURI }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
