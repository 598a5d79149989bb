/// The path of a file as a reference of RFC 3986.
struct FileURI {
    /// Absolute for an absolute path, relative for a relative one.
    let text: String

    init(_ path: String) {
        let encoded = path.utf8.map { Self.encoded($0) }.joined()
        // Before the first slash, a colon would end the name of a scheme.
        let isAmbiguous = path.prefix { $0 != "/" }.contains(":")
        text = path.hasPrefix("/") ? "file://\(encoded)" : isAmbiguous ? "./\(encoded)" : encoded
    }

    private static func encoded(_ byte: UInt8) -> String {
        let letter = Character(Unicode.Scalar(byte))
        let isPlain = letter.isASCII && (letter.isLetter || letter.isNumber)
        if isPlain || "-._~/:@!$&'()*+,;=".contains(letter) { return String(letter) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }
}
