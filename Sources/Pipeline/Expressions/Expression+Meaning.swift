extension Expression {
    /// The type of its value; `nil` when it has none, which is then reported.
    package func type(
        in scope: some ReferenceScope,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        ExpressionTyping(scope: scope).type(of: self, into: &diagnostics)
    }

    /// Its value, or `nil` when that depends on something that is not known yet.
    ///
    /// Expects an expression that has a type. What is known decides as soon as it can: `false &&`
    /// and `true ||`, the condition of `if`, and a left side of `??` that is there.
    package func value(in scope: some ReferenceScope) throws(ExpressionFailure) -> Value? {
        switch form {
        case .literal(let value): return value
        case .reference(let reference): return try scope.value(of: reference)
        case .not(let operand): return try operand.truth(in: scope).map { .boolean(!$0) }
        case .binary(let binary, let left, let right):
            return try Self.value(of: binary, left, right, in: scope)
        case .call(let function, let arguments):
            return try value(of: function, arguments, in: scope)
        case .index(let list, let index):
            return try Self.element(of: list, at: index, in: scope)
        }
    }

    private static func value(
        of binary: BinaryOperator,
        _ left: Expression,
        _ right: Expression,
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        switch binary {
        case .and: return try logic(left, right, decidedBy: false, in: scope)
        case .or: return try logic(left, right, decidedBy: true, in: scope)
        case .fallback:
            guard let value = try left.value(in: scope) else { return nil }
            return value == .null ? try right.value(in: scope) : value
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let first = try left.value(in: scope), let second = try right.value(in: scope)
            else { return nil }
            let span = left.span.extended(to: right.span)
            return .boolean(try ValueComparison(first, second, at: span).satisfies(binary))
        }
    }

    private static func logic(
        _ left: Expression,
        _ right: Expression,
        decidedBy decisive: Bool,
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        if let known = try left.truth(in: scope) {
            return known == decisive ? .boolean(decisive) : try right.value(in: scope)
        }
        // While the left side is open, it may still turn out that the right side, with whatever
        // fails in it, does not matter.
        let early = try? right.truth(in: scope)
        return early == decisive ? .boolean(decisive) : nil
    }

    private static func element(
        of list: Expression,
        at index: Expression,
        in scope: some ReferenceScope
    ) throws(ExpressionFailure) -> Value? {
        let elements = try list.value(in: scope)
        let position = try index.value(in: scope)
        guard let elements, let position else { return nil }
        guard case .list(let values) = elements, case .integer(let place) = position else {
            throw ExpressionFailure("\(elements.type) has no element here", at: list.span)
        }
        guard values.indices.contains(place) else {
            let count = values.count == 1 ? "1 element" : "\(values.count) elements"
            let message = "there is no element \(place): the list has \(count), counted from 0"
            throw ExpressionFailure(message, at: index.span)
        }
        return values[place]
    }

    func truth(in scope: some ReferenceScope) throws(ExpressionFailure) -> Bool? {
        guard let value = try value(in: scope) else { return nil }
        guard case .boolean(let truth) = value else {
            throw ExpressionFailure("this must be true or false, not \(value.type)", at: span)
        }
        return truth
    }
}
