/// A range of a source text, in Unicode scalars from its start.
public struct SourceSpan: Sendable, Hashable {
    /// The text.
    public let source: SourceText
    // Half as long as an `Int` each: every word of a file has a span, and no file has so many.
    private let lower: UInt32
    private let upper: UInt32

    /// Creates a span.
    public init(_ source: SourceText, _ scalars: Range<Int>) {
        self.source = source
        lower = UInt32(clamping: scalars.lowerBound)
        upper = UInt32(clamping: scalars.upperBound)
    }

    /// The range.
    public var scalars: Range<Int> { Int(lower)..<Int(upper) }

    /// A span without a length at the same start.
    public var start: SourceSpan { SourceSpan(source, scalars.lowerBound..<scalars.lowerBound) }
}
