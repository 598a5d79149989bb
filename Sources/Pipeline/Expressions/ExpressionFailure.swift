/// An expression that has no value although all it refers to is known, such as `list[7]`.
package struct ExpressionFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence, lower-case, without a full stop.
    package let message: String
    /// The part of the expression that has no value.
    package let span: SourceSpan

    package init(_ message: String, at span: SourceSpan) {
        self.message = message
        self.span = span
    }

    /// The place and the message.
    package var description: String {
        let (line, column) = span.source.position(of: span.scalars.lowerBound)
        return "\(span.source.file):\(line):\(column): \(message)"
    }
}
