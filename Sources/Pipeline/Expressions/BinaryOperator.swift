/// An operator between two values.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case fallback = "??"
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// How tightly it binds: `??` before comparisons, comparisons before `&&`, `&&` before `||`.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .fallback: 4
        }
    }

    /// Whether it compares.
    var isComparison: Bool { precedence == Self.equal.precedence }
}
