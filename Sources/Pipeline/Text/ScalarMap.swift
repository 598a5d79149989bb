/// Where the letters of a scalar stand in the file.
///
/// Exact for what is written on one line without escapes. Across folded lines the blanks are
/// matched greedily; from an escape sequence on, only the whole scalar is known.
struct ScalarMap {
    /// The letters, in Unicode scalars.
    let letters: [Unicode.Scalar]

    private let span: SourceSpan
    private let positions: [Int]

    init(_ text: String, at span: SourceSpan) {
        self.span = span
        letters = Array(text.unicodeScalars)
        let written = Array(span.source.slice(span.scalars).unicodeScalars)
        let (start, end) = Self.content(of: written)
        let first = span.scalars.lowerBound
        if end - start == letters.count {
            positions = Array((first + start)..<(first + end))
        } else {
            positions = Self.align(letters, with: written, from: start).map { first + $0 }
        }
    }

    /// The place of a range of letters.
    func span(of range: Range<Int>) -> SourceSpan {
        guard let start = position(range.lowerBound), !range.isEmpty,
            let last = position(range.upperBound - 1)
        else { return span }
        return SourceSpan(span.source, start..<(last + 1))
    }

    private func position(_ letter: Int) -> Int? {
        positions.indices.contains(letter) ? positions[letter] : nil
    }

    /// What is left of a scalar without its quotes or without the line of its `|` or `>`.
    private static func content(of written: [Unicode.Scalar]) -> (start: Int, end: Int) {
        switch written.first {
        case "'", "\"":
            return (1, max(1, written.count - 1))
        case "|", ">":
            let header = written.firstIndex { $0 == "\n" || $0 == "\r" } ?? written.count
            return (header, written.count)
        default:
            return (0, written.count)
        }
    }

    private static func align(
        _ letters: [Unicode.Scalar],
        with written: [Unicode.Scalar],
        from start: Int
    ) -> [Int] {
        var place = start
        var positions: [Int] = []
        for letter in letters {
            if !letter.properties.isWhitespace {
                while place < written.count, written[place].properties.isWhitespace { place += 1 }
                guard place < written.count, written[place] == letter else { break }
            }
            positions.append(min(place, written.count - 1))
            let isBlank = place < written.count && written[place].properties.isWhitespace
            if !letter.properties.isWhitespace || isBlank { place += 1 }
        }
        return positions
    }
}
