#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The time of an event, as it is written: `2026-03-01T12:00:00.250Z`.
///
/// Written here and not by `Date.ISO8601FormatStyle`, which takes many times as long (there are two
/// for every step), is a millisecond early where a date is not exact in binary, and loads the tables
/// of all time zones, 4 MB of them.
package struct EventTime {
    /// Since 1970.
    let milliseconds: Int

    /// A time in milliseconds since 1970.
    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// In UTC, to the millisecond.
    package var text: String {
        var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1000) }
        var (time, parts) = unsafe (time_t(seconds), tm())
        unsafe gmtime_r(&time, &parts)
        let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
        let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
        var text = ""
        for (number, width, mark) in [
            (Int(year), 4, "-"), (Int(month), 2, "-"), (Int(day), 2, "T"), (Int(hour), 2, ":"),
            (Int(minute), 2, ":"), (Int(second), 2, "."), (rest, 3, "Z"),
        ] {
            let digits = String(number)
            text += String(repeating: "0", count: max(0, width - digits.utf8.count))
            text += digits
            text += mark
        }
        return text
    }
}
