import Values

/// Two values side by side.
struct ValueComparison {
    private let left: Value
    private let right: Value
    private let span: SourceSpan

    init(_ left: Value, _ right: Value, at span: SourceSpan) {
        self.left = left
        self.right = right
        self.span = span
    }

    /// Whether the values stand in a relation.
    func satisfies(_ comparison: BinaryOperator) throws(ExpressionFailure) -> Bool {
        switch comparison {
        case .equal: Self.areEqual(left, right)
        case .notEqual: !Self.areEqual(left, right)
        case .less: try isAscending(left, right)
        case .lessOrEqual: try !isAscending(right, left)
        case .greater: try isAscending(right, left)
        case .greaterOrEqual: try !isAscending(left, right)
        case .and, .or, .fallback: preconditionFailure("'\(comparison.rawValue)' does not compare")
        }
    }

    private static func areEqual(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.integer(let integer), .number(let number)),
            (.number(let number), .integer(let integer)):
            Int(exactly: number) == integer
        case (.list(let first), .list(let second)):
            first.count == second.count && zip(first, second).allSatisfy(areEqual)
        default:
            left == right
        }
    }

    private func isAscending(_ low: Value, _ high: Value) throws(ExpressionFailure) -> Bool {
        switch (low, high) {
        case (.integer(let low), .integer(let high)): return low < high
        case (.number(let low), .number(let high)): return low < high
        case (.integer(let low), .number(let high)): return Double(low) < high
        case (.number(let low), .integer(let high)): return low < Double(high)
        case (.duration(let low), .duration(let high)): return low < high
        case (.byteCount(let low), .byteCount(let high)): return low < high
        default:
            let message = "\(left.type) has no order with \(right.type)"
            throw ExpressionFailure(message, at: span)
        }
    }
}
