import FoundationEssentials

/// A moment, to the second, as signatures and answers write it.
struct AWSTimestamp: Sendable, Hashable {
    /// Seconds since 1970.
    let seconds: Double

    /// A moment.
    init(seconds: Double) { self.seconds = seconds }

    /// Reads `2026-01-02T03:04:05Z`, with or without fractions of a second.
    init?(iso text: String) {
        let whole = Date.ISO8601FormatStyle()
        let fraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        guard let date = (try? whole.parse(text)) ?? (try? fraction.parse(text)) else {
            return nil
        }
        seconds = date.timeIntervalSince1970
    }

    /// Reads `Fri, 02 Jan 2026 03:04:05 GMT`, as the header `Date` has it.
    init?(http text: String) {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let words = text.split(separator: " ")
        guard words.count == 6, let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(iso: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }

    /// `20260102T030405Z`.
    var basic: String {
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        return Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(style)
    }

    /// `20260102`.
    var day: String { String(basic.prefix(8)) }
}
