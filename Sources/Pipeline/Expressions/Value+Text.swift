import Values

extension Value {
    /// The value as part of a text (`1h30m`, `50MiB`, `true`), if it has a spelling there.
    public var text: String? {
        switch self {
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .text(let value): value
        case .duration(let value): value.text
        case .byteCount(let value): value.description
        case .null, .secret, .list, .mapping: nil
        }
    }

    /// The type of the value, as narrow as can be told from it alone.
    public var type: ValueType {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .number: .number
        case .text: .text
        case .duration: .duration
        case .byteCount: .byteCount
        case .secret: .secret
        case .list(let values): .list(Self.commonType(of: values))
        case .mapping(let values): .mapping(Self.commonType(of: Array(values.values)))
        }
    }

    /// The type of all, `null` of none, and opaque when they have nothing in common.
    private static func commonType(of values: [Value]) -> ValueType {
        var common: ValueType?
        for value in values {
            guard let joined = common.map({ $0.joined(with: value.type) }) ?? value.type else {
                return .opaque("values")
            }
            common = joined
        }
        return common ?? .null
    }

    /// The value as part of a text, or the failure to be that.
    func printed(at span: SourceSpan) throws(ExpressionFailure) -> String {
        guard let text else {
            throw ExpressionFailure("\(type) cannot become part of a text", at: span)
        }
        return text
    }
}
