/// A round latency below an axis: exact, with no more digits than it needs.
enum TickText {
    private static let units = [("s", 1_000_000_000), ("ms", 1_000_000), ("\u{B5}s", 1000)]

    /// Renders a number of nanoseconds, such as `2.5 ms`.
    static func text(_ nanoseconds: Int) -> String {
        guard let (unit, factor) = units.first(where: { nanoseconds >= $0.1 }) else {
            return nanoseconds == 0 ? "0" : "\(nanoseconds) ns"
        }
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: factor)
        guard rest > 0 else { return "\(whole) \(unit)" }
        var fraction = String(String(factor + rest).dropFirst())
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(whole).\(fraction) \(unit)"
    }
}
