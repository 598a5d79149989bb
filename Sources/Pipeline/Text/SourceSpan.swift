/// A range of a source text, in Unicode scalars from its start.
public struct SourceSpan: Sendable, Hashable {
    /// The text.
    public let source: SourceText
    /// The range.
    public let scalars: Range<Int>

    /// Creates a span.
    public init(_ source: SourceText, _ scalars: Range<Int>) {
        self.source = source
        self.scalars = scalars
    }

    /// A span without a length at the same start.
    public var start: SourceSpan { SourceSpan(source, scalars.lowerBound..<scalars.lowerBound) }
}
