/// Finds the expressions in a scalar.
struct TemplateReader {
    private static let opening = "${{"
    private static let escaped = "$${{"

    private let map: ScalarMap
    private let isPlain: Bool
    private var place = 0
    private var parts: [Template.Part] = []
    private var text = String.UnicodeScalarView()
    private var isSound = true

    init(_ scalar: Node.Scalar, at span: SourceSpan) {
        map = ScalarMap(scalar.text, at: span)
        isPlain = scalar.isPlain
    }

    /// Reads to the end; `nil` when an expression is not well-formed.
    mutating func run(into diagnostics: inout Diagnostics) -> [Template.Part]? {
        while place < map.letters.count {
            if map.hasPrefix(Self.escaped, at: place) {
                text.append(contentsOf: Self.opening.unicodeScalars)
                place += Self.escaped.count
            } else if map.hasPrefix(Self.opening, at: place) {
                readExpression(into: &diagnostics)
            } else {
                text.append(map.letters[place])
                place += 1
            }
        }
        endText()
        return isSound ? withoutLineBreaksAround(parts) : nil
    }

    private mutating func endText() {
        if !text.isEmpty { parts.append(.text(String(text))) }
        text = String.UnicodeScalarView()
    }

    private mutating func readExpression(into diagnostics: inout Diagnostics) {
        endText()
        let start = place + Self.opening.count
        guard map.firstIndex(of: "}}", from: start) != nil else {
            return refuseUnterminated(into: &diagnostics)
        }
        var lexer = ExpressionLexer(map, from: start)
        lexer.run(into: &diagnostics)
        // Without an end all braces stand in a text whose own end, then, is what is missing.
        guard let end = lexer.end else { return refuseUnterminated(into: &diagnostics) }
        place = end
        guard lexer.isSound else {
            isSound = false
            return
        }
        let cursor = TokenCursor(lexer.tokens, of: map, closing: (end - 2)..<end)
        var parser = ExpressionParser(cursor)
        let expression = parser.run()
        for problem in parser.problems { diagnostics.report(problem) }
        guard let expression else {
            isSound = false
            return
        }
        parts.append(.expression(expression))
    }

    private mutating func refuseUnterminated(into diagnostics: inout Diagnostics) {
        let help =
            isPlain
            ? "' #' begins a comment and ends the value here: put the value in quotes if it has"
                + " ' #' or ': ' in it"
            : nil
        diagnostics.report(
            Diagnostic(
                .unterminatedExpression,
                "this expression has no end: '}}' is missing",
                at: map.span(of: place..<map.letters.count),
                help: help
            )
        )
        isSound = false
        place = map.letters.count
    }

    /// Drops the line break that ends a block scalar, so that one expression in it stays one.
    private func withoutLineBreaksAround(_ parts: [Template.Part]) -> [Template.Part] {
        let solid = parts.filter { part in
            guard case .text(let text) = part else { return true }
            return !text.allSatisfy(\.isNewline)
        }
        guard solid.count == 1, case .expression = solid[0] else { return parts }
        return solid
    }
}
