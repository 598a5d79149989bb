extension SourceText {
    /// The span from a scalar to the next space or line break.
    func word(at start: Int) -> SourceSpan {
        let rest = slice(start..<min(start + 80, scalarCount)).unicodeScalars
        let length = rest.prefix { !$0.properties.isWhitespace }.count
        return SourceSpan(self, start..<start + length)
    }

    /// The scalar at a position, or `nil` at the end.
    func scalar(at position: Int) -> Unicode.Scalar? {
        slice(position..<position + 1).unicodeScalars.first
    }
}

extension SourceSpan {
    /// The word that begins where the span does.
    var word: SourceSpan { source.word(at: scalars.lowerBound) }

    /// Whether there is nothing but spaces before it on its line.
    var beginsLine: Bool {
        let (line, column) = source.position(of: scalars.lowerBound)
        return source.line(line).unicodeScalars.prefix(column - 1).allSatisfy { $0 == " " }
    }

    /// The span without the spaces and line breaks at its end.
    var trimmed: SourceSpan {
        let text = source.slice(scalars).unicodeScalars
        let blank = text.reversed().prefix { $0.properties.isWhitespace }.count
        return SourceSpan(source, scalars.lowerBound..<scalars.upperBound - blank)
    }

    /// The span from here to the end of another.
    func extended(to end: SourceSpan) -> SourceSpan {
        let upper = max(scalars.upperBound, end.scalars.upperBound)
        return SourceSpan(source, scalars.lowerBound..<upper)
    }
}
