/// Writes diagnostics for people to read.
public struct DiagnosticRenderer: Sendable {
    /// Whether to use terminal colours.
    public let colour: Bool

    /// Creates a renderer.
    public init(colour: Bool = false) { self.colour = colour }

    /// The diagnostics in the order given, each with its line, and how many there are; ends with a
    /// line break unless there are none.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        ""
    }
}
