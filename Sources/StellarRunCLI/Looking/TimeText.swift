import FoundationEssentials

/// Times of day as people and programs read them.
enum TimeText {
    /// `2026-03-01T12:00:00Z`, from seconds since 1970.
    static func iso(_ time: Double) -> String {
        Date(timeIntervalSince1970: time).formatted(.iso8601)
    }
}
