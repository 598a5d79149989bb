extension ExpressionTyping {
    func choiceType(
        _ arguments: [Expression],
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let hasCondition = require(.boolean, arguments[0], into: &diagnostics)
        let type = type(of: arguments[1], into: &diagnostics)
        let otherwise = self.type(of: arguments[2], into: &diagnostics)
        guard hasCondition, let type, let otherwise else { return nil }
        guard let joined = type.joined(with: otherwise) else {
            let message = "both values must be of one type; this is \(otherwise), not \(type)"
            mismatch(message, at: arguments[2], into: &diagnostics)
            return nil
        }
        return joined
    }

    func fallbackType(
        _ left: Expression,
        _ right: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let leftType = type(of: left, into: &diagnostics)
        let rightType = type(of: right, into: &diagnostics)
        guard let leftType, let rightType else { return nil }
        let present: ValueType
        switch leftType {
        case .null: return rightType
        case .optional(let wrapped): present = wrapped
        default:
            present = leftType
            warnNeedless(right, after: leftType, into: &diagnostics)
        }
        guard let joined = present.joined(with: rightType) else {
            let message = "the value to use instead is \(rightType), not \(present)"
            mismatch(message, at: right, into: &diagnostics)
            return nil
        }
        return joined
    }

    private func warnNeedless(
        _ fallback: Expression,
        after type: ValueType,
        into diagnostics: inout Diagnostics
    ) {
        diagnostics.report(
            Diagnostic(
                .needlessFallback,
                "this is never used: on the left is \(type) in any case",
                at: fallback.span,
                severity: .warning
            )
        )
    }

    func lengthType(_ argument: Expression, into diagnostics: inout Diagnostics) -> ValueType? {
        switch presentType(of: argument, into: &diagnostics) {
        case nil:
            return nil
        case .list, .text, .enumeration:
            return .integer
        case .secret:
            refuseSecret("a secret does not tell its length", argument, into: &diagnostics)
        case let type?:
            mismatch("len takes a list or a text, not \(type)", at: argument, into: &diagnostics)
        }
        return nil
    }

    func joinType(
        _ list: Expression,
        _ separator: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let hasSeparator = require(.text, separator, into: &diagnostics)
        guard let type = presentType(of: list, into: &diagnostics) else { return nil }
        if type.holdsSecret {
            refuseSecret("a secret cannot become part of a text", list, into: &diagnostics)
            return nil
        }
        guard case .list(let element) = type, element.isPrintable || element == .null else {
            mismatch("join takes a list of texts, not \(type)", at: list, into: &diagnostics)
            return nil
        }
        return hasSeparator ? .text : nil
    }
}
