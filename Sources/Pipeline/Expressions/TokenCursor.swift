/// A place between the tokens of an expression.
struct TokenCursor {
    private let tokens: [ExpressionToken]
    private let map: ScalarMap
    // The letters of the `}}`.
    private let closing: Range<Int>
    private var next = 0

    /// Stands before the first of some tokens that end before the letters `closing`.
    init(_ tokens: [ExpressionToken], of map: ScalarMap, closing: Range<Int>) {
        self.tokens = tokens
        self.map = map
        self.closing = closing
    }

    /// The next token; `nil` at the end.
    var token: ExpressionToken.Kind? { next < tokens.count ? tokens[next].kind : nil }

    /// The next token as it is written; empty at the end.
    var text: String { next < tokens.count ? map.text(tokens[next].letters) : "" }

    /// The place of the next token, at the end that of the `}}`.
    var span: SourceSpan { map.span(of: next < tokens.count ? tokens[next].letters : closing) }

    /// Everything from the first token to the `}}`.
    var wholeSpan: SourceSpan {
        map.span(of: tokens.first?.letters ?? closing).extended(to: map.span(of: closing))
    }

    /// The next token as an operator between two values.
    var binaryOperator: BinaryOperator? {
        guard case .symbol(let symbol)? = token else { return nil }
        return BinaryOperator(rawValue: symbol)
    }

    /// Goes past the next token and returns its place.
    @discardableResult
    mutating func advance() -> SourceSpan {
        defer { next += 1 }
        return span
    }

    /// Goes past the next token if it is this symbol.
    mutating func take(_ symbol: String) -> SourceSpan? {
        token == .symbol(symbol) ? advance() : nil
    }

    /// Goes past the next token, which must be this symbol.
    mutating func expect(_ symbol: String) throws(ExpressionProblem) -> SourceSpan {
        guard let span = take(symbol) else { throw problem("'\(symbol)' is missing here") }
        return span
    }

    /// What stands here does not make an expression.
    func problem(_ message: String) -> ExpressionProblem {
        ExpressionProblem(diagnostic: Diagnostic(.invalidExpression, message, at: span))
    }
}

/// Why reading an expression cannot go on.
struct ExpressionProblem: Error {
    let diagnostic: Diagnostic
}
