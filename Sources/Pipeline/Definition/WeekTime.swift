/// A minute of the week in UTC, such as `Mon 12:00`.
package struct WeekTime: Sendable, Hashable, CustomStringConvertible {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The day, from 0 for Monday.
    package let day: Int
    /// The minute of the day, from 0.
    package let minute: Int

    /// Reads `Mon 12:00`; `nil` for anything else.
    package init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let day = Self.days.firstIndex(of: String(words[0])) else {
            return nil
        }
        let clock = words[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2,
            clock.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60
        else { return nil }
        self.day = day
        self.minute = hour * 60 + minute
    }

    /// The text that ``init(_:)`` reads back.
    package var description: String {
        let (hour, minute) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(Self.days[day]) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
