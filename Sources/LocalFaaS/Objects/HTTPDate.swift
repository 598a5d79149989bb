import Glibc

/// A moment as HTTP writes it: `Thu, 26 Nov 2026 11:26:36 GMT`.
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text of a moment in milliseconds since 1970.
    static func text(milliseconds: Int) -> String {
        var seconds = time_t(milliseconds / 1000)
        var parts = unsafe tm()
        unsafe gmtime_r(&seconds, &parts)
        let day = unsafe days[Int(parts.tm_wday)]
        let month = unsafe months[Int(parts.tm_mon)]
        let date = unsafe "\(pair(parts.tm_mday)) \(month) \(Int(parts.tm_year) + 1900)"
        let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map(pair)
        return "\(day), \(date) \(time.joined(separator: ":")) GMT"
    }

    private static func pair(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
