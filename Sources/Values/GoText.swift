/// Texts and numbers as programs in Go write them, to the byte: STeLLAR's files are read by others.
package enum GoText {
    /// A text as `encoding/json` writes it, with its quotes.
    package static func json(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    /// A finite number as `encoding/json` writes it.
    package static func json(_ number: Double) -> String {
        let decimal = ShortestDecimal(number)
        let isPlain = number == 0 || (1e-6..<1e21).contains(number.magnitude)
        return isPlain ? decimal.plain : decimal.scientific(exponentDigits: 1)
    }

    /// A finite number as `%v` of `fmt` writes it.
    package static func value(_ number: Double) -> String {
        let decimal = ShortestDecimal(number)
        let isPlain = number == 0 || (-4..<6).contains(decimal.exponent)
        return isPlain ? decimal.plain : decimal.scientific(exponentDigits: 2)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case ..<" ", "<", ">", "&", "\u{2028}", "\u{2029}":
            "\\u" + String(String(0x10000 + scalar.value, radix: 16).dropFirst())
        default: String(scalar)
        }
    }
}

/// The fewest digits that tell a number from all others, and the place of its point.
private struct ShortestDecimal {
    let sign: String
    /// Without zeros at either end; one zero for zero.
    let digits: String
    /// The power of ten of the first digit.
    let exponent: Int

    init(_ number: Double) {
        sign = number.sign == .minus ? "-" : ""
        let parts = number.magnitude.description.split(separator: "e")
        let point = parts[0].split(separator: ".").map(String.init)
        let written = point.joined()
        let significant = written.drop { $0 == "0" }
        let leading = written.count - significant.count
        let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        exponent = significant.isEmpty ? 0 : point[0].count - 1 - leading + scale
        let trailing = significant.reversed().prefix { $0 == "0" }.count
        digits = significant.isEmpty ? "0" : String(significant.dropLast(trailing))
    }

    var plain: String {
        if exponent < 0 {
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
        }
        let whole = exponent + 1
        guard digits.count > whole else {
            return sign + digits + String(repeating: "0", count: whole - digits.count)
        }
        return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
    }

    func scientific(exponentDigits: Int) -> String {
        let fraction = digits.count > 1 ? ".\(digits.dropFirst())" : ""
        let power = "\(exponent.magnitude)"
        let zeros = String(repeating: "0", count: max(0, exponentDigits - power.count))
        return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(zeros)\(power)"
    }
}
