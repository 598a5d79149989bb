/// A share for people: whole per cent, but never 0 % for something and never 100 % for not all.
package enum ShareText {
    /// Renders a share from 0 to 1, or a dash for none.
    package static func percent(_ share: Double?) -> String {
        guard let share else { return "\u{2013}" }
        if share > 0, share < 0.01 { return "<1 %" }
        if share > 0.99, share < 1 { return ">99 %" }
        return "\(Int((share * 100).rounded())) %"
    }
}
