import FoundationEssentials

/// The byte sequences by which a secret value would be recognised.
struct SecretForms {
    /// A single line of a longer secret gives nothing away when it is this short, and masking it
    /// would mask every brace of every log.
    private static let shortestLine = 4

    let all: Set<[UInt8]>

    init(_ value: String) {
        var forms: Set<[UInt8]> = []
        for text in Self.lines(of: value) {
            forms.insert(Array(text.utf8))
            forms.formUnion(Self.base64(of: Array(text.utf8)))
            forms.formUnion(Self.escaped(text))
        }
        forms.remove([])
        all = forms
    }

    private static func lines(of value: String) -> [String] {
        let lines = value.split(whereSeparator: \.isNewline).map { line in
            String(line).trimmingPrefix { $0.isWhitespace }
        }
        guard lines.count > 1 || value.contains(where: \.isNewline) else { return [value] }
        return [value] + lines.map(String.init).filter { $0.utf8.count >= shortestLine }
    }

    private static func escaped(_ text: String) -> [[UInt8]] {
        let json = JSONText.escaped(text)
        let slashes = json.split(separator: "/", omittingEmptySubsequences: false)
        let percent = percentEncoded(text, keeping: "-._~")
        let form = percentEncoded(text, keeping: "-._* ")
            .map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "+") : $0 }
        return [Array(json.utf8), Array(slashes.joined(separator: "\\/").utf8), percent, form]
    }

    private static func percentEncoded(_ text: String, keeping kept: String) -> [UInt8] {
        let hex = Array("0123456789ABCDEF".utf8)
        return text.utf8.flatMap { byte -> [UInt8] in
            let scalar = UnicodeScalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(byte))
            if isPlain || kept.utf8.contains(byte) { return [byte] }
            return [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The whole base64 text, and what is certain of it when other bytes stand before and after.
    private static func base64(of bytes: [UInt8]) -> [[UInt8]] {
        let whole = Array(Data(bytes).base64EncodedString().utf8)
        let bare = Array(whole.prefix { $0 != UInt8(ascii: "=") })
        let inside = (0..<3).map { certain(of: bytes, after: $0) }.filter { $0.count >= 6 }
        let standard = [whole, bare] + inside + lines(of: whole, 76) + lines(of: whole, 64)
        return standard + standard.map(urlSafe)
    }

    private static func certain(of bytes: [UInt8], after shift: Int) -> [UInt8] {
        let padded = [UInt8](repeating: 0, count: shift) + bytes
        let text = Data(padded).base64EncodedString().utf8
        // A character is certain when all of its six bits come from the value.
        let first = (shift * 8 + 5) / 6
        let end = padded.count * 8 / 6
        return first < end ? Array(text.dropFirst(first).prefix(end - first)) : []
    }

    /// The lines into which MIME (76) and PEM (64) break a longer text; a short last one gives
    /// little away and could stand anywhere.
    private static func lines(of text: [UInt8], _ width: Int) -> [[UInt8]] {
        guard text.count > width else { return [] }
        return stride(from: 0, to: text.count, by: width)
            .map { Array(text[$0..<min($0 + width, text.count)]) }
            .filter { $0.count >= 8 }
    }

    private static func urlSafe(_ text: [UInt8]) -> [UInt8] {
        text.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
    }
}
