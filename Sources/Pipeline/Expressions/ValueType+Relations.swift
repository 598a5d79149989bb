extension ValueType {
    /// Whether a value has one obvious spelling inside a text.
    package var isPrintable: Bool {
        switch self {
        case .boolean, .integer, .number, .text, .duration, .byteCount, .enumeration: true
        case .null, .secret, .list, .optional, .mapping, .opaque: false
        }
    }

    /// Whether a secret is, or may be, in it.
    package var holdsSecret: Bool {
        switch self {
        case .secret: true
        case .list(let inner), .optional(let inner), .mapping(let inner): inner.holdsSecret
        default: false
        }
    }

    /// Whether `<` means something.
    var hasOrder: Bool {
        switch self {
        case .integer, .number, .duration, .byteCount: true
        default: false
        }
    }

    /// Whether `==` means something; integers and numbers are one family, texts and words another.
    func isComparable(to other: ValueType) -> Bool {
        switch (self, other) {
        case (.opaque, _), (_, .opaque): false
        case (.enumeration(_, let words), .enumeration(_, let others)):
            words.isEmpty || others.isEmpty || words.contains(where: others.contains)
        case (.list(let left), .list(let right)), (.mapping(let left), .mapping(let right)):
            left == .null || right == .null || left.isComparable(to: right)
        default: joined(with: other) != nil
        }
    }

    /// The narrowest type that the values of both have, if there is one.
    package func joined(with other: ValueType) -> ValueType? {
        if self == other { return self }
        switch (self, other) {
        case (.integer, .number), (.number, .integer): return .number
        case (.text, .enumeration), (.enumeration, .text), (.enumeration, .enumeration):
            return .text
        case (.null, let type), (let type, .null): return type.madeOptional
        case (.optional(let left), .optional(let right)):
            return left.joined(with: right)?.madeOptional
        case (.optional(let left), let right): return left.joined(with: right)?.madeOptional
        case (let left, .optional(let right)): return left.joined(with: right)?.madeOptional
        case (.list(.null), .list), (.list, .list(.null)):
            return self == .list(.null) ? other : self
        case (.list(let left), .list(let right)): return left.joined(with: right).map { .list($0) }
        case (.mapping(let left), .mapping(let right)):
            return left.joined(with: right).map { .mapping($0) }
        default: return nil
        }
    }

    /// The type of a value of this type that may be missing.
    package var madeOptional: ValueType {
        switch self {
        case .null, .optional: self
        default: .optional(self)
        }
    }
}
