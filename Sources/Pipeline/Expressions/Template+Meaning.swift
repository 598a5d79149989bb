extension Template {
    /// The type of its value: that of the expression if it is one and nothing else, else a text.
    package func type(
        in scope: some ReferenceScope,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        if isWhole, case .expression(let expression) = parts[0] {
            return expression.type(in: scope, into: &diagnostics)
        }
        let typing = ExpressionTyping(scope: scope)
        var isSound = true
        for case .expression(let expression) in parts {
            let isPrintable = typing.requirePrintable(expression, into: &diagnostics)
            isSound = isSound && isPrintable
        }
        return isSound ? .text : nil
    }

    /// Its value, or `nil` when that depends on something that is not known yet.
    package func value(in scope: some ReferenceScope) throws(ExpressionFailure) -> Value? {
        if isWhole, case .expression(let expression) = parts[0] {
            return try expression.value(in: scope)
        }
        var text = ""
        for part in parts {
            switch part {
            case .text(let piece):
                text += piece
            case .expression(let expression):
                guard let value = try expression.value(in: scope) else { return nil }
                text += try value.printed(at: expression.span)
            }
        }
        return .text(text)
    }
}
