import Pipeline

extension JSONReader {
    /// The scalar that comes next; `nil` at the end.
    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// Goes past a scalar if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while let scalar = next, [" ", "\t", "\n", "\r"].contains(scalar) { position += 1 }
    }

    func span(from start: Int, length: Int? = nil) -> SourceSpan {
        SourceSpan(source, start..<(length.map { start + $0 } ?? position))
    }

    /// What is wrong when something else should come next.
    func unexpected(_ expectation: String) -> MalformedJSON {
        let end = min(position + 1, scalars.count)
        return MalformedJSON(
            "\(found) instead of \(expectation)",
            at: SourceSpan(source, position..<end),
            help: next == "/" || next == "#" ? "JSON has no comments" : nil
        )
    }

    private var found: String {
        guard let next else { return "the end of the file" }
        guard next.value >= 0x20 else { return "a control character" }
        return "'\(next)'"
    }
}
