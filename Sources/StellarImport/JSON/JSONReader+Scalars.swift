import Pipeline

extension JSONReader {
    /// Reads a text from its opening quote to its closing one.
    ///
    /// Half a surrogate pair becomes U+FFFD, as with Go.
    mutating func text() throws(MalformedJSON) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = next {
            position += 1
            switch scalar {
            case "\"": return String(text)
            case "\\": text.append(try escaped())
            case ..<" ":
                position -= 1
                throw unexpected("a text without control characters")
            default: text.append(scalar)
            }
        }
        throw MalformedJSON("a text that does not end", at: span(from: start, length: 1))
    }

    private mutating func escaped() throws(MalformedJSON) -> Unicode.Scalar {
        guard let scalar = next else { throw unexpected("an escape") }
        if scalar == "u" { return try codePoint() }
        guard let meaning = Self.escapes[scalar] else {
            throw unexpected("one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
        }
        position += 1
        return meaning
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r",
        "t": "\t",
    ]

    /// Reads a `u` with its four digits, and the second half of a pair.
    private mutating func codePoint() throws(MalformedJSON) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let before = position
        guard first < 0xDC00, take("\\"), next == "u" else {
            position = before
            return "\u{FFFD}"
        }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second) else {
            position = before
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(MalformedJSON) -> UInt32 {
        position += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character($0).hexDigitValue }), next?.isASCII == true
            else { throw unexpected("four hexadecimal digits") }
            unit = unit << 4 + UInt32(digit)
            position += 1
        }
        return unit
    }

    /// Reads a number, as it is written.
    mutating func number() throws(MalformedJSON) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(String.UnicodeScalarView(scalars[start..<position]))
    }

    private mutating func digits() throws(MalformedJSON) {
        let start = position
        while let scalar = next, ("0"..."9").contains(scalar) { position += 1 }
        guard position > start else { throw unexpected("a digit") }
    }
}
