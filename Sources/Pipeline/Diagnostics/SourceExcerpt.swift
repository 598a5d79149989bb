/// The line of a span with carets under the span.
///
/// Tabs and wide letters take the same room in both lines, control characters are replaced so that
/// no file can send sequences to a terminal, and of a very long line only the surroundings show.
struct SourceExcerpt {
    private static let reach = 60

    private let number: String
    private let before: [Unicode.Scalar]
    private let marked: [Unicode.Scalar]
    private let after: [Unicode.Scalar]
    private let isCutBefore: Bool
    private let isCutAfter: Bool

    init(_ span: SourceSpan) {
        let (line, column) = span.source.position(of: span.scalars.lowerBound)
        number = String(line)
        let scalars = span.source.line(line).unicodeScalars
        let head = scalars.prefix(column - 1)
        let body = scalars.dropFirst(column - 1).prefix(span.scalars.count)
        let tail = scalars.dropFirst(column - 1 + span.scalars.count)
        before = Array(head.suffix(Self.reach))
        marked = Array(body.prefix(Self.reach))
        after = Array(tail.prefix(Self.reach - marked.count))
        isCutBefore = head.count > Self.reach
        isCutAfter = marked.count + after.count < body.count + tail.count
    }

    /// The two lines, or none when there is no text at all.
    func lines(painting paint: (String) -> String) -> [String] {
        guard !(before + marked + after).isEmpty else { return [] }
        let margin = String(repeating: " ", count: number.count)
        let shown = (before + marked + after).map { $0 == "\t" ? "\t" : TerminalWidth.harmless($0) }
            .joined()
        let indent = before.map { $0 == "\t" ? "\t" : Self.room($0, of: " ") }.joined()
        let carets = marked.map { Self.room($0 == "\t" ? " " : $0, of: "^") }.joined()
        let cut = isCutBefore ? "..." : ""
        return [
            " \(number) | \(cut)\(shown)\(isCutAfter ? "..." : "")",
            " \(margin) | \(cut.isEmpty ? "" : "   ")\(indent)\(paint(carets.isEmpty ? "^" : carets))",
        ]
    }

    private static func room(_ scalar: Unicode.Scalar, of mark: String) -> String {
        String(repeating: mark, count: TerminalWidth.columns(of: scalar))
    }
}
