/// Finds the types of expressions and everything that does not go together in them.
///
/// `nil` means that there is no type and that somebody already said so: nothing that contains such
/// a part is judged by it.
struct ExpressionTyping {
    let scope: any ReferenceScope

    func type(of expression: Expression, into diagnostics: inout Diagnostics) -> ValueType? {
        switch expression.form {
        case .literal(let value):
            value.type
        case .reference(let reference):
            scope.type(of: reference, into: &diagnostics)
        case .not(let operand):
            require(.boolean, operand, into: &diagnostics) ? .boolean : nil
        case .binary(let binary, let left, let right):
            type(of: binary, left, right, into: &diagnostics)
        case .call(let function, let arguments):
            type(of: function, arguments, into: &diagnostics)
        case .index(let list, let index):
            elementType(of: list, at: index, into: &diagnostics)
        }
    }

    private func type(
        of binary: BinaryOperator,
        _ left: Expression,
        _ right: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        switch binary {
        case .and, .or:
            // Both sides are looked at even when the first is wrong.
            let sides = [left, right].map { require(.boolean, $0, into: &diagnostics) }
            return sides == [true, true] ? .boolean : nil
        case .fallback:
            return fallbackType(left, right, into: &diagnostics)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return comparisonType(binary, left, right, into: &diagnostics)
        }
    }

    private func type(
        of function: ExpressionFunction,
        _ arguments: [Expression],
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        switch function {
        case .if: choiceType(arguments, into: &diagnostics)
        case .len: lengthType(arguments[0], into: &diagnostics)
        case .join: joinType(arguments[0], arguments[1], into: &diagnostics)
        }
    }

    private func elementType(
        of list: Expression,
        at index: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let listType = presentType(of: list, into: &diagnostics)
        let hasIndex = require(.integer, index, into: &diagnostics)
        guard let listType else { return nil }
        guard case .list(let element) = listType else {
            mismatch("only a list has elements; this is \(listType)", at: list, into: &diagnostics)
            return nil
        }
        return hasIndex ? element : nil
    }
}

extension ExpressionTyping {
    /// The type of something that must not be missing.
    func presentType(
        of expression: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let type = type(of: expression, into: &diagnostics)
        guard case .optional(let wrapped)? = type else { return type }
        let message = "this may be missing: it is \(wrapped) only if there is one"
        let help = "say what to use then: ?? and a value"
        diagnostics.report(
            Diagnostic(.missingFallback, message, at: expression.span, help: help)
        )
        return nil
    }

    /// Whether an expression is of a type; reports it if not.
    func require(
        _ wanted: ValueType,
        _ expression: Expression,
        into diagnostics: inout Diagnostics
    ) -> Bool {
        guard let type = presentType(of: expression, into: &diagnostics) else { return false }
        if wanted == type { return true }
        mismatch("this must be \(wanted), not \(type)", at: expression, into: &diagnostics)
        return false
    }

    /// Whether an expression can be part of a text; reports it if not.
    func requirePrintable(_ expression: Expression, into diagnostics: inout Diagnostics) -> Bool {
        guard let type = presentType(of: expression, into: &diagnostics) else { return false }
        if type.isPrintable { return true }
        if type.holdsSecret {
            refuseSecret("a secret cannot become part of a text", expression, into: &diagnostics)
            return false
        }
        let message = "this is \(type), which cannot become part of a text"
        let help: String? = if case .list = type { "use join(list, separator)" } else { nil }
        diagnostics.report(
            Diagnostic(
                .notPrintable,
                message,
                at: expression.span,
                notes: fanIns(in: expression),
                help: help
            )
        )
        return false
    }

    func mismatch(
        _ message: String,
        at expression: Expression,
        into diagnostics: inout Diagnostics
    ) {
        diagnostics.report(
            Diagnostic(
                .typeMismatch,
                message,
                at: expression.span,
                notes: fanIns(in: expression)
            )
        )
    }

    /// Says which axes make lists of what one would take for single values.
    private func fanIns(in expression: Expression) -> [Diagnostic.Note] {
        expression.references.filter { $0.root == .steps }.compactMap(scope.note)
    }

    func refuseSecret(
        _ message: String,
        _ expression: Expression,
        into diagnostics: inout Diagnostics
    ) {
        let help = "pass it on as it is, to a key that takes a secret"
        diagnostics.report(
            Diagnostic(.secretInExpression, message, at: expression.span, help: help)
        )
    }
}
