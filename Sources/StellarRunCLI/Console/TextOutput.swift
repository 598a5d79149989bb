/// A stream that people or programs read.
protocol TextOutput: Sendable {
    /// Whether a person sees it on a terminal that can show colours and move the cursor.
    var isTerminal: Bool { get }

    /// How many columns the terminal has; `nil` when it is none.
    var width: Int? { get }

    /// Writes text as it is.
    func write(_ text: String)
}
