import Values

/// The schema of what is written for a key.
struct KeySchema: Sendable {
    let key: KeyDescription

    init(_ key: KeyDescription) { self.key = key }

    var schema: Value { shape.with(["description": .text(description)]) }

    private var shape: Value {
        switch key.form {
        case .value: return Self.value(of: key.type, from: key.least, to: key.greatest)
        case .oneOrMore:
            guard case .list(let item) = key.type else { return Self.value(of: key.type) }
            let one = Self.value(of: item, from: key.least, to: key.greatest)
            let many = Self.value(of: key.type, from: key.least, to: key.greatest)
            return .anyOf([many, one])
        case .keys: return ObjectSchema(key.keys).schema
        case .listOfKeys: return Self.list(of: ObjectSchema(key.keys).schema)
        case .entries: return ObjectSchema.named(.reference(key.name))
        case .names: return .anyOf([Self.text, Self.list(of: Self.text)])
        case .patterns:
            let values = Value.anyOf([Self.text, Self.list(of: Self.text)])
            return Self.list(
                of: .mapping(["type": .text("object"), "additionalProperties": values])
            )
        }
    }

    private var description: String {
        var facts = [key.typeName]
        if let range = key.rangeText { facts.append(range) }
        if let text = key.defaultText { facts.append("default \(text)") }
        if let example = key.example { facts.append("such as \(example)") }
        return "\(key.documentation) (\(facts.joined(separator: "; ")))"
    }

    /// Text is whatever scalar there is: no other tool's idea of numbers and booleans matters.
    static let text = Value.mapping([
        "type": .list(["string", "number", "boolean", "null"].map(Value.text))
    ])

    static let expression = Value.reference("expression")

    static func list(of item: Value) -> Value {
        .mapping(["type": .text("array"), "items": item])
    }

    /// A value of a type as a literal, quoted or not, or as an expression.
    static func value(
        of type: ValueType,
        from least: Value? = nil,
        to greatest: Value? = nil
    ) -> Value {
        switch type {
        case .null, .text: return text
        case .boolean:
            return .anyOf([
                .mapping(["type": .text("boolean")]),
                .mapping(["enum": .list([.text("true"), .text("false")])]), expression,
            ])
        case .integer: return number("integer", "^[+-]?[0-9]+$", least, greatest)
        case .number: return number("number", "^[0-9.eE+-]+$", least, greatest)
        case .duration:
            let zero = Value.mapping(["const": .integer(0)])
            let units = Duration.units.map(\.name).joined(separator: "|")
            return .anyOf([pattern("^([0-9]+([.][0-9]+)?(\(units)))*0?$"), zero, expression])
        case .byteCount:
            let units = ByteCount.units.joined(separator: "|")
            return .anyOf([pattern("^[0-9]+([.][0-9]+)?(\(units))$"), expression])
        case .secret, .opaque: return expression
        case .enumeration(_, let words): return words.isPlain ? enumeration(words) : text
        case .list(let item):
            return .anyOf([list(of: value(of: item, from: least, to: greatest)), expression])
        case .optional(let wrapped): return value(of: wrapped, from: least, to: greatest)
        case .mapping(let element):
            let entries = Value.mapping([
                "type": .text("object"), "additionalProperties": value(of: element),
            ])
            return .anyOf([entries, expression])
        }
    }

    private static func number(
        _ type: String,
        _ digits: String,
        _ least: Value?,
        _ greatest: Value?
    ) -> Value {
        var literal: [String: Value] = ["type": .text(type)]
        literal["minimum"] = least
        literal["maximum"] = greatest
        return .anyOf([.mapping(literal), pattern(digits), expression])
    }

    private static func enumeration(_ words: [String]) -> Value {
        .anyOf([.mapping(["enum": .list(words.map(Value.text))]), expression])
    }

    static func pattern(_ pattern: String) -> Value {
        .mapping(["type": .text("string"), "pattern": .text(pattern)])
    }
}

extension [String] {
    /// Whether every reader of YAML takes these words for texts.
    fileprivate var isPlain: Bool {
        let others = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"]
        return !isEmpty
            && allSatisfy { word in
                word.first?.isLetter == true && !others.contains(word.lowercased())
            }
    }
}
