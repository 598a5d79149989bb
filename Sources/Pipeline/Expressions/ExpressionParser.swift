/// Makes an expression from its tokens.
struct ExpressionParser {
    // Together they bound every recursion over an expression.
    private static let nodeLimit = 256
    private static let depthLimit = 32

    private let tokens: [ExpressionToken]
    private let map: ScalarMap
    private let closing: Range<Int>
    private var next = 0
    private var nodes = 0
    private var depth = 0
    private(set) var problems: [Diagnostic] = []

    /// Prepares to read tokens that end before the letters `closing`, the `}}`.
    init(_ tokens: [ExpressionToken], of map: ScalarMap, closing: Range<Int>) {
        self.tokens = tokens
        self.map = map
        self.closing = closing
    }

    /// Reads all tokens as one expression; ``problems`` says why there is none.
    mutating func run() -> Expression? {
        do throws(ExpressionProblem) {
            let expression = try parse(atLeast: 1)
            guard next == tokens.count else {
                throw problem("'\(map.text(tokens[next].letters))' does not fit here")
            }
            return problems.isEmpty ? expression : nil
        } catch {
            problems.append(error.diagnostic)
            return nil
        }
    }

    private mutating func parse(
        atLeast precedence: Int
    ) throws(ExpressionProblem) -> Expression {
        var left = try parseUnary()
        while let binary = nextOperator, binary.precedence >= precedence {
            next += 1
            let isRightAssociative = binary == .fallback
            let right = try parse(atLeast: binary.precedence + (isRightAssociative ? 0 : 1))
            left = try make(.binary(binary, left, right), from: left.span, to: right.span)
        }
        return left
    }

    private mutating func parseUnary() throws(ExpressionProblem) -> Expression {
        guard let start = take("!") else { return try parsePostfix() }
        let operand = try nested { parser throws(ExpressionProblem) in try parser.parseUnary() }
        return try make(.not(operand), from: start, to: operand.span)
    }

    private mutating func parsePostfix() throws(ExpressionProblem) -> Expression {
        var list = try parsePrimary()
        while take("[") != nil {
            let index = try nestedExpression()
            let end = try expect("]")
            list = try make(.index(list, index), from: list.span, to: end)
        }
        return list
    }

    private mutating func parsePrimary() throws(ExpressionProblem) -> Expression {
        guard next < tokens.count else { throw problem("a value is missing here") }
        let token = tokens[next]
        let span = map.span(of: token.letters)
        switch token.kind {
        case .literal(let value):
            next += 1
            return try make(.literal(value), from: span, to: span)
        case .name(let name):
            next += 1
            return try parseName(name, at: span)
        case .symbol("("):
            next += 1
            let inner = try nestedExpression()
            _ = try expect(")")
            return inner
        case .symbol(let symbol):
            throw problem("a value is missing before '\(symbol)'")
        }
    }
}

extension ExpressionParser {
    private mutating func parseName(
        _ name: String,
        at span: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        switch name {
        case "true": return try make(.literal(.boolean(true)), from: span, to: span)
        case "false": return try make(.literal(.boolean(false)), from: span, to: span)
        case "null": return try make(.literal(.null), from: span, to: span)
        default: break
        }
        if take("(") != nil { return try parseCall(name, at: span) }
        var path: [String] = []
        var end = span
        while take(".") != nil {
            guard next < tokens.count, case .name(let element) = tokens[next].kind else {
                throw problem("a name is missing after '.'")
            }
            end = map.span(of: tokens[next].letters)
            path.append(element)
            next += 1
        }
        return try makeReference(name, path, from: span, to: end)
    }

    private mutating func makeReference(
        _ name: String,
        _ path: [String],
        from start: SourceSpan,
        to end: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        guard let root = Reference.Root(rawValue: name) else {
            problems.append(.unknownRoot(name, isAlone: path.isEmpty, at: start))
            return try make(.literal(.null), from: start, to: end)
        }
        if path.isEmpty {
            let message = "'\(name)' is not a value: name one of them, \(name).NAME"
            problems.append(Diagnostic(.unknownReference, message, at: start))
        }
        let span = start.extended(to: end)
        let reference = Reference(root: root, path: path, span: span)
        return try make(.reference(reference), from: start, to: end)
    }

    private mutating func parseCall(
        _ name: String,
        at start: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        var arguments: [Expression] = []
        if !isNext(")") {
            repeat { arguments.append(try nestedExpression()) } while take(",") != nil
        }
        let end = try expect(")")
        guard let function = ExpressionFunction(rawValue: name) else {
            problems.append(.unknownFunction(name, at: start))
            return try make(.literal(.null), from: start, to: end)
        }
        if arguments.count != function.arity {
            let wanted = function.arity == 1 ? "1 value" : "\(function.arity) values"
            let message = "\(name) takes \(wanted), not \(arguments.count)"
            let span = start.extended(to: end)
            let help = "write \(function.signature)"
            problems.append(Diagnostic(.wrongArguments, message, at: span, help: help))
        }
        return try make(.call(function, arguments), from: start, to: end)
    }
}

extension ExpressionParser {
    private var nextOperator: BinaryOperator? {
        guard next < tokens.count, case .symbol(let symbol) = tokens[next].kind else { return nil }
        return BinaryOperator(rawValue: symbol)
    }

    private func isNext(_ symbol: String) -> Bool {
        next < tokens.count && tokens[next].kind == .symbol(symbol)
    }

    private mutating func take(_ symbol: String) -> SourceSpan? {
        guard isNext(symbol) else { return nil }
        next += 1
        return map.span(of: tokens[next - 1].letters)
    }

    private mutating func expect(_ symbol: String) throws(ExpressionProblem) -> SourceSpan {
        guard let span = take(symbol) else { throw problem("'\(symbol)' is missing here") }
        return span
    }

    private mutating func nestedExpression() throws(ExpressionProblem) -> Expression {
        try nested { parser throws(ExpressionProblem) in try parser.parse(atLeast: 1) }
    }

    private mutating func nested(
        _ body: (inout ExpressionParser) throws(ExpressionProblem) -> Expression
    ) throws(ExpressionProblem) -> Expression {
        guard depth < Self.depthLimit else { throw tooLong }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func make(
        _ form: Expression.Form,
        from start: SourceSpan,
        to end: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        nodes += 1
        guard nodes <= Self.nodeLimit else { throw tooLong }
        return Expression(form, span: start.extended(to: end))
    }

    private func problem(_ message: String) -> ExpressionProblem {
        let letters = next < tokens.count ? tokens[next].letters : closing
        let span = map.span(of: letters)
        return ExpressionProblem(diagnostic: Diagnostic(.invalidExpression, message, at: span))
    }

    private var tooLong: ExpressionProblem {
        let first = tokens.first?.letters ?? closing
        let span = map.span(of: first).extended(to: map.span(of: closing))
        let message = "this expression is too long"
        let help =
            "an expression has at most \(Self.nodeLimit) parts, \(Self.depthLimit) levels deep"
        return ExpressionProblem(
            diagnostic: Diagnostic(.expressionTooLong, message, at: span, help: help)
        )
    }
}

/// Why reading an expression cannot go on.
struct ExpressionProblem: Error {
    let diagnostic: Diagnostic
}

extension SourceSpan {
    /// The span from here to the end of another.
    func extended(to end: SourceSpan) -> SourceSpan {
        let upper = max(scalars.upperBound, end.scalars.upperBound)
        return SourceSpan(source, scalars.lowerBound..<upper)
    }
}
