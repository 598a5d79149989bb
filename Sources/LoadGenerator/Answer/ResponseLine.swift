/// The beginning of a line, in place.
struct ResponseLine: Sendable {
    private static let capacity = 128

    private var bytes = InlineArray<128, UInt8>(repeating: 0)
    private var stored = 0
    /// How long the line is, also beyond what is stored.
    private(set) var count = 0

    /// Whether only the beginning of the line is stored.
    var isTruncated: Bool { count > stored }

    /// Takes bytes up to the end of the line and says whether it was there.
    mutating func take(_ input: Span<UInt8>, from index: inout Int) -> Bool {
        while index < input.count {
            let byte = input[index]
            index += 1
            if byte == UInt8(ascii: "\n") {
                dropCarriageReturn()
                return true
            }
            if stored < Self.capacity {
                bytes[stored] = byte
                stored += 1
            }
            count += 1
        }
        return false
    }

    private mutating func dropCarriageReturn() {
        guard !isTruncated, stored > 0, bytes[stored - 1] == UInt8(ascii: "\r") else { return }
        stored -= 1
        count -= 1
    }

    /// The byte at a position, 0 beyond the end.
    subscript(position: Int) -> UInt8 { position < stored ? bytes[position] : 0 }

    func firstIndex(of byte: UInt8) -> Int? { (0..<stored).first { bytes[$0] == byte } }

    func hasPrefix(_ text: StaticString) -> Bool { matches(text, at: 0) }

    /// Whether the field before the colon has this lower-case name.
    func isNamed(_ name: StaticString, _ colon: Int) -> Bool {
        colon == name.utf8CodeUnitCount && matches(name, at: 0)
    }

    /// Whether a lower-case word stands somewhere behind a position.
    func contains(_ word: StaticString, from start: Int) -> Bool {
        guard start < stored else { return false }
        return (start..<stored).contains { matches(word, at: $0) }
    }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= stored else { return false }
        return text.withUTF8Buffer { letters in
            for position in letters.indices {
                let letter = unsafe letters[position]
                let byte = bytes[start + position]
                // Only a letter has a lower case that differs in this bit.
                let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                guard letter == byte || isUpper && letter == byte | 0x20 else { return false }
            }
            return true
        }
    }
}

extension ResponseLine {
    /// The decimal number of exactly `count` digits at a position.
    func number(from start: Int, count: Int) -> Int? {
        var value = 0
        for position in start..<(start + count) {
            guard let digit = Self.digit(self[position]), digit < 10 else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The decimal number that is all there is behind a position, spaces aside.
    func wholeNumber(from start: Int) -> Int? {
        guard !isTruncated else { return nil }
        var end = stored
        var begin = start
        while begin < end, Self.isBlank(bytes[begin]) { begin += 1 }
        while end > begin, Self.isBlank(bytes[end - 1]) { end -= 1 }
        // 18 digits fit into an integer, and no body is longer.
        guard (1...18).contains(end - begin) else { return nil }
        return number(from: begin, count: end - begin)
    }

    /// The hexadecimal number at the beginning, followed by nothing, a blank or an extension.
    func hexadecimalPrefix() -> Int? {
        var value = 0
        var position = 0
        while let digit = Self.digit(self[position]) {
            guard position < 15 else { return nil }
            value = value << 4 | digit
            position += 1
        }
        let next = self[position]
        let isOver = position == stored || next == UInt8(ascii: ";") || Self.isBlank(next)
        return position > 0 && isOver ? value : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
        default: nil
        }
    }
}
