/// A duration as `time.ParseDuration` of Go reads it: `1.5ms`, `1h30m`, `-2s`, `0`.
struct GoDuration: Sendable, Hashable {
    let nanoseconds: Int

    /// Reads a text; `nil` when Go would not take it.
    init?(_ text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var total = 0.0
        while !rest.isEmpty, rest != "0" {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            let unit = rest.dropFirst(number.count).prefix {
                !($0.isASCII && $0.isNumber) && $0 != "."
            }
            let written = number.hasPrefix(".") ? "0\(number)" : String(number)
            guard number != ".", let factor = Self.units[String(unit)],
                let value = Double(written.hasSuffix(".") ? "\(written)0" : written)
            else { return nil }
            total += value * factor
            rest = rest.dropFirst(number.count + unit.count)
        }
        guard total < 9e18 else { return nil }
        nanoseconds = (isNegative ? -1 : 1) * Int(total.rounded())
    }

    private static let units: [String: Double] = [
        "ns": 1, "us": 1e3, "\u{B5}s": 1e3, "\u{3BC}s": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9,
        "h": 3600e9,
    ]
}
