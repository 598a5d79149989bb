/// The geometry that all figures share, in the units of their view box.
enum Frame {
    static let width = 880
    static let height = 350
    static let left = 52
    static let right = 860
    static let top = 14
    static let bottom = 300

    /// The place of a part of the horizontal axis.
    static func x(_ part: Double) -> String { text(Double(left) + part * Double(right - left)) }

    /// The place of a share on the vertical axis, which grows upwards.
    static func y(_ share: Double) -> String { text(Double(bottom) - share * Double(bottom - top)) }

    /// A coordinate with one decimal, which is finer than any screen.
    private static func text(_ coordinate: Double) -> String {
        let tenths = Int((min(max(coordinate, -10_000), 10_000) * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, tenth) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return tenth == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(tenth)"
    }
}
