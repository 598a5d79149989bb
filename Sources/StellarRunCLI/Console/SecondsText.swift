/// Seconds as people read them.
enum SecondsText {
    /// `0.4 s`, `12.3 s`, `4 m 05 s`, `2 h 10 m`.
    static func text(_ seconds: Double) -> String {
        let whole = Int(seconds)
        if seconds < 60 {
            let tenths = Int((seconds * 10).rounded())
            return "\(tenths / 10).\(tenths % 10) s"
        }
        if whole < 3600 { return "\(whole / 60) m \(twoDigits(whole % 60)) s" }
        return "\(whole / 3600) h \(twoDigits(whole / 60 % 60)) m"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
