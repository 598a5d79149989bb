/// A param of a pipeline.
struct ParamDefinition: Sendable {
    let name: Spanned<String>
    /// Its type with its bounds.
    let type: KeyType<Value>
    /// Its value where nobody gives it one; `nil` when somebody must.
    let fallback: Spanned<Value>?
    let documentation: String
    /// Whether it is written as it should be.
    var isSound = true
}

extension KeyType where Parsed == Value {
    /// Any value of a type, within bounds.
    static func any(_ type: ValueType, within bounds: ParamBounds = ParamBounds()) -> KeyType {
        KeyType(type, placeholder: .null, text: \.shown) { value throws(KeyProblem) in
            try bounds.check(value)
            return value
        }
    }
}
