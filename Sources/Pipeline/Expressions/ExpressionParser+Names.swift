extension ExpressionParser {
    /// Reads what begins with a name: a literal word, a call or a reference.
    mutating func parseName(
        _ name: String,
        at span: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        switch name {
        case "true": return try make(.literal(.boolean(true)), from: span, to: span)
        case "false": return try make(.literal(.boolean(false)), from: span, to: span)
        case "null": return try make(.literal(.null), from: span, to: span)
        default: break
        }
        if cursor.take("(") != nil { return try parseCall(name, at: span) }
        var path: [String] = []
        var end = span
        while cursor.take(".") != nil {
            guard case .name(let element)? = cursor.token else {
                throw cursor.problem("a name is missing after '.'")
            }
            end = cursor.advance()
            path.append(element)
        }
        return try makeReference(name, path, at: span, to: end)
    }

    private mutating func makeReference(
        _ name: String,
        _ path: [String],
        at start: SourceSpan,
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
        let reference = Reference(root: root, path: path, span: start.extended(to: end))
        return try make(.reference(reference), from: start, to: end)
    }

    private mutating func parseCall(
        _ name: String,
        at start: SourceSpan
    ) throws(ExpressionProblem) -> Expression {
        var arguments: [Expression] = []
        if cursor.token != .symbol(")") {
            repeat { arguments.append(try nestedExpression()) } while cursor.take(",") != nil
        }
        let end = try cursor.expect(")")
        guard let function = ExpressionFunction(rawValue: name) else {
            problems.append(.unknownFunction(name, at: start))
            return try make(.literal(.null), from: start, to: end)
        }
        if arguments.count != function.arity {
            let span = start.extended(to: end)
            problems.append(.wrongArguments(of: function, count: arguments.count, at: span))
        }
        return try make(.call(function, arguments), from: start, to: end)
    }
}
