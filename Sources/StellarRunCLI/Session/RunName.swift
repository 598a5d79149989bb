import Pipeline

/// The name of a run that was not given one: when it began, and four letters to tell it apart.
struct RunName {
    let text: String

    /// Makes a name such as `20260301-120000-k3fz`.
    init(at time: Double, seed: UInt64) {
        let began = EventTime(milliseconds: Int(time * 1000)).text
        let stamp = began.filter(\.isNumber)
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let suffix = (0..<4).map { letters[Int(seed >> UInt64($0 * 5) & 31)] }
        text = "\(stamp.prefix(8))-\(stamp.dropFirst(8).prefix(6))-\(String(suffix))"
    }
}
