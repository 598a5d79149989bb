/// A duration for people: three significant digits in the unit that fits.
package struct LatencyText: Sendable, Hashable, CustomStringConvertible {
    /// The number without its unit.
    package let number: String
    /// The unit: `ns`, `\u{B5}s`, `ms` or `s`.
    package let unit: String

    /// Renders a number of nanoseconds.
    package init(nanoseconds: Int) { self.init(nanoseconds, scale: .fitting(nanoseconds)) }

    /// Renders the ends of an interval in the unit of the value it belongs to.
    package static func interval(_ interval: ClosedRange<Int>, around value: Int) -> String {
        let scale = Scale.fitting(value)
        let lower = LatencyText(interval.lowerBound, scale: scale).number
        let upper = LatencyText(interval.upperBound, scale: scale).number
        return "[\(lower), \(upper)]"
    }

    private init(_ nanoseconds: Int, scale: Scale) {
        unit = scale.unit
        let magnitude = Double(nanoseconds) / Double(scale.nanoseconds)
        // Thousandths of the unit are enough for three digits of anything that fits it.
        let digits = magnitude.magnitude < 9.995 ? 2 : magnitude.magnitude < 99.95 ? 1 : 0
        number = Self.fixed(magnitude, digits: scale.nanoseconds == 1 ? 0 : digits)
    }

    /// The number and the unit.
    package var description: String { "\(number) \(unit)" }

    private static func fixed(_ value: Double, digits: Int) -> String {
        let power = [1, 10, 100][digits]
        let scaled = Int((value.magnitude * Double(power)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % power)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(sign)\(scaled / power).\(zeros)\(fraction)"
    }
}

extension LatencyText {
    private struct Scale {
        let unit: String
        let nanoseconds: Int

        /// The largest unit of which there is at least one, after rounding to three digits.
        static func fitting(_ value: Int) -> Scale {
            let size = Double(value.magnitude)
            if size < 999.5 { return Scale(unit: "ns", nanoseconds: 1) }
            if size < 999_500 { return Scale(unit: "\u{B5}s", nanoseconds: 1000) }
            if size < 999_500_000 { return Scale(unit: "ms", nanoseconds: 1_000_000) }
            return Scale(unit: "s", nanoseconds: 1_000_000_000)
        }
    }
}
