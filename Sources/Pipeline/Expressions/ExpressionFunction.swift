/// The functions that expressions may call.
package enum ExpressionFunction: String, Sendable, Hashable, CaseIterable {
    case `if`
    case len
    case join

    /// The parameters, as messages show them.
    var signature: String {
        switch self {
        case .if: "if(condition, value, otherwise)"
        case .len: "len(list or text)"
        case .join: "join(list, separator)"
        }
    }

    /// How many arguments it takes.
    var arity: Int {
        switch self {
        case .if: 3
        case .len: 1
        case .join: 2
        }
    }
}
