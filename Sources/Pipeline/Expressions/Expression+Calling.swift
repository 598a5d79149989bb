extension Expression {
    func value(
        of function: ExpressionFunction,
        _ arguments: [Expression],
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        switch function {
        case .if:
            guard let condition = try arguments[0].truth(in: scope) else { return nil }
            return try arguments[condition ? 1 : 2].value(in: scope)
        case .len:
            return try Self.length(of: arguments[0], in: scope)
        case .join:
            return try Self.join(arguments[0], with: arguments[1], in: scope)
        }
    }

    private static func length(
        of argument: Expression,
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        switch try argument.value(in: scope) {
        case nil: return nil
        case .list(let values): return .integer(values.count)
        // Unicode scalars, as columns are counted: the same number on every machine.
        case .text(let text): return .integer(text.unicodeScalars.count)
        case let value?:
            throw ExpressionFailure("\(value.type) has no length", at: argument.span)
        }
    }

    private static func join(
        _ list: Expression,
        with separator: Expression,
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        guard let values = try list.value(in: scope), let between = try separator.value(in: scope)
        else { return nil }
        guard case .list(let elements) = values else {
            throw ExpressionFailure("\(values.type) cannot be joined", at: list.span)
        }
        var texts: [String] = []
        for element in elements { texts.append(try element.printed(at: list.span)) }
        return .text(texts.joined(separator: try between.printed(at: separator.span)))
    }
}
