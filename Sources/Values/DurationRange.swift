/// A shortest and a longest duration, written `10s..5m`.
public struct DurationRange: Sendable, Hashable, Codable {
    /// The shortest duration of the range.
    public let lower: Duration
    /// The longest duration of the range, never below ``lower``.
    public let upper: Duration

    /// Creates a range; the bounds must be in order.
    public init(_ lower: Duration, _ upper: Duration) {
        precondition(lower <= upper, "a range cannot run from \(lower.text) to \(upper.text)")
        self.lower = lower
        self.upper = upper
    }

    /// Reads `10s..5m`; `nil` when a bound is not a duration or the bounds are out of order.
    public init?(text: some StringProtocol) {
        guard let dots = text.firstRange(of: ".."),
            let lower = Duration(text: text[..<dots.lowerBound]),
            let upper = Duration(text: text[dots.upperBound...]), lower <= upper
        else { return nil }
        self.init(lower, upper)
    }

    /// The text that ``init(text:)`` reads back.
    public var text: String { "\(lower.text)..\(upper.text)" }
}
