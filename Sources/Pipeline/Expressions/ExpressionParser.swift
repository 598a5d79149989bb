/// Makes an expression from its tokens.
struct ExpressionParser {
    // Together they bound every recursion over an expression.
    private static let nodeLimit = 256
    private static let depthLimit = 32

    var cursor: TokenCursor
    /// Why there is no expression.
    var problems: [Diagnostic] = []

    private var nodes = 0
    private var depth = 0

    init(_ cursor: TokenCursor) { self.cursor = cursor }

    /// Reads all tokens as one expression; ``problems`` says why there is none.
    mutating func run() -> Expression? {
        do throws(ExpressionProblem) {
            let expression = try parse(atLeast: 1)
            guard cursor.token == nil else {
                throw cursor.problem("'\(cursor.text)' does not fit here")
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
        while let binary = cursor.binaryOperator, binary.precedence >= precedence {
            cursor.advance()
            let isRightAssociative = binary == .fallback
            let right = try parse(atLeast: binary.precedence + (isRightAssociative ? 0 : 1))
            left = try make(.binary(binary, left, right), from: left.span, to: right.span)
        }
        return left
    }

    private mutating func parseUnary() throws(ExpressionProblem) -> Expression {
        guard let start = cursor.take("!") else { return try parsePostfix() }
        let operand = try nested { parser throws(ExpressionProblem) in try parser.parseUnary() }
        return try make(.not(operand), from: start, to: operand.span)
    }

    private mutating func parsePostfix() throws(ExpressionProblem) -> Expression {
        var list = try parsePrimary()
        while cursor.take("[") != nil {
            let index = try nestedExpression()
            let end = try cursor.expect("]")
            list = try make(.index(list, index), from: list.span, to: end)
        }
        return list
    }

    private mutating func parsePrimary() throws(ExpressionProblem) -> Expression {
        switch cursor.token {
        case nil:
            throw cursor.problem("a value is missing here")
        case .literal(let value)?:
            let span = cursor.advance()
            return try make(.literal(value), from: span, to: span)
        case .name(let name)?:
            return try parseName(name, at: cursor.advance())
        case .symbol("(")?:
            cursor.advance()
            let inner = try nestedExpression()
            _ = try cursor.expect(")")
            return inner
        case .symbol(let symbol)?:
            throw cursor.problem("a value is missing before '\(symbol)'")
        }
    }
}

extension ExpressionParser {
    /// Reads an expression inside brackets of some kind.
    mutating func nestedExpression() throws(ExpressionProblem) -> Expression {
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

    /// Makes an expression, unless there are too many already.
    mutating func make(
        _ form: Expression.Form,
        from start: SourceSpan,
        to end: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        nodes += 1
        guard nodes <= Self.nodeLimit else { throw tooLong }
        return Expression(form, span: start.extended(to: end))
    }

    private var tooLong: ExpressionProblem {
        let message = "this expression is too long"
        let help =
            "an expression has at most \(Self.nodeLimit) parts, \(Self.depthLimit) levels deep"
        let span = cursor.wholeSpan
        return ExpressionProblem(
            diagnostic: Diagnostic(.expressionTooLong, message, at: span, help: help)
        )
    }
}
