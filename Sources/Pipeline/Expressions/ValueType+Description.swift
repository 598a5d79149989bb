extension ValueType: CustomStringConvertible {
    /// The type in a message, with its article: `a duration`, `a list of texts`.
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .integer: "an integer"
        case .number: "a number"
        case .text: "a text"
        case .duration: "a duration"
        case .byteCount: "a size"
        case .secret: "a secret"
        case .enumeration(let name, _): Self.article(for: name) + name
        case .list(let element): "a list of \(element.plural)"
        case .optional(let wrapped): "\(wrapped) that may be missing"
        case .mapping(let element): "a mapping of \(element.plural)"
        case .opaque(let name): name
        }
    }

    /// Several values of the type in a message: `durations`, `lists of texts`.
    public var plural: String {
        switch self {
        case .null: "nulls"
        case .boolean: "booleans"
        case .integer: "integers"
        case .number: "numbers"
        case .text: "texts"
        case .duration: "durations"
        case .byteCount: "sizes"
        case .secret: "secrets"
        case .enumeration(let name, _): name + "s"
        case .list(let element): "lists of \(element.plural)"
        case .optional(let wrapped): "\(wrapped.plural) that may be missing"
        case .mapping(let element): "mappings of \(element.plural)"
        case .opaque(let name): name
        }
    }

    private static func article(for name: String) -> String {
        "aeiou".contains(name.prefix(1).lowercased()) && !name.isEmpty ? "an " : "a "
    }
}
