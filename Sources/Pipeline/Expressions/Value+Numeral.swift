import Values

extension Value {
    /// Reads what begins with a digit: an integer, a number, a duration or a size.
    init?(numeral text: String) {
        if let integer = Int(text) {
            self = .integer(integer)
        } else if let number = Self.number(text) {
            self = .number(number)
        } else if let duration = Duration(text: text) {
            self = .duration(duration)
        } else if let count = ByteCount(text) {
            self = .byteCount(count)
        } else {
            return nil
        }
    }

    // `Double` also reads hexadecimal, `inf` and `nan`, which are no numbers here.
    private static func number(_ text: String) -> Double? {
        let isDecimal = text.unicodeScalars.allSatisfy {
            $0.isDigit || ".-eE".unicodeScalars.contains($0)
        }
        guard isDecimal, let number = Double(text), number.isFinite else { return nil }
        return number
    }
}
