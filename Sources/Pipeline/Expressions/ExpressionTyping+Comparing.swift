extension ExpressionTyping {
    func comparisonType(
        _ comparison: BinaryOperator,
        _ left: Expression,
        _ right: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        if left.isNull || right.isNull {
            return nullComparisonType(comparison, left, right, into: &diagnostics)
        }
        let leftType = presentType(of: left, into: &diagnostics)
        let rightType = presentType(of: right, into: &diagnostics)
        guard let leftType, let rightType else { return nil }
        for (side, type) in [(left, leftType), (right, rightType)] where type.holdsSecret {
            refuseSecret("a secret cannot be compared", side, into: &diagnostics)
            return nil
        }
        guard leftType.isComparable(to: rightType) else {
            let message = "\(leftType) cannot be compared with \(rightType)"
            mismatch(message, at: left.spanning(right), into: &diagnostics)
            return nil
        }
        guard !comparison.needsOrder || leftType.hasOrder else {
            let message = "\(leftType) has no order; only == and != compare it"
            mismatch(message, at: left.spanning(right), into: &diagnostics)
            return nil
        }
        let words = [
            checkWord(left, of: rightType, into: &diagnostics),
            checkWord(right, of: leftType, into: &diagnostics),
        ]
        return words == [true, true] ? .boolean : nil
    }

    /// Whether something is missing is the one question that a value that may be missing answers.
    private func nullComparisonType(
        _ comparison: BinaryOperator,
        _ left: Expression,
        _ right: Expression,
        into diagnostics: inout Diagnostics
    ) -> ValueType? {
        let other = left.isNull ? right : left
        guard let type = type(of: other, into: &diagnostics) else { return nil }
        let message: String
        switch type {
        case _ where comparison.needsOrder: message = "null has no order"
        case .optional, .null: return .boolean
        default: message = "this is \(type) and never null"
        }
        mismatch(message, at: other, into: &diagnostics)
        return nil
    }

    /// Whether a literal that is compared with one of a few words is one of them.
    private func checkWord(
        _ expression: Expression,
        of type: ValueType,
        into diagnostics: inout Diagnostics
    ) -> Bool {
        guard case .literal(.text(let word)) = expression.form,
            case .enumeration(_, let words) = type, !words.contains(word)
        else { return true }
        let help = Suggestion.help(for: word, among: words)
        let message = "'\(word)' is not \(type)"
        diagnostics.report(Diagnostic(.unknownWord, message, at: expression.span, help: help))
        return false
    }
}

extension BinaryOperator {
    /// Whether it asks which one is greater.
    var needsOrder: Bool { isComparison && self != .equal && self != .notEqual }
}

extension Expression {
    fileprivate var isNull: Bool {
        guard case .literal(.null) = form else { return false }
        return true
    }

    /// Both, for a message about the two of them.
    fileprivate func spanning(_ other: Expression) -> Expression {
        Expression(.binary(.equal, self, other), span: span.extended(to: other.span))
    }
}
