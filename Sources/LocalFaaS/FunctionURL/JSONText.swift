/// Writes JSON text piece by piece, without building a tree first.
///
/// Used where a request passes through and every microsecond counts; elsewhere `Codable` does.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// Adds text as it is: brackets, names and other fixed parts.
    mutating func raw(_ text: StaticString) {
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: text.utf8Start,
                count: text.utf8CodeUnitCount
            )
        )
    }

    /// Adds a number.
    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Adds a string with its quotes, escaped.
    mutating func string(_ text: some StringProtocol) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 { escape(byte) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds a string with its quotes in which nothing has to be escaped, such as base 64.
    mutating func plain(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds an object of strings, sorted by name.
    mutating func object(_ fields: [String: String]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            string(field.key)
            bytes.append(UInt8(ascii: ":"))
            string(field.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: (byte < 16 ? "\\u000" : "\\u00").utf8)
            bytes.append(contentsOf: digits.utf8)
        default: bytes.append(byte)
        }
    }
}
