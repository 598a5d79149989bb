import Values

/// The schema of a param: what it may say of itself depends on its type.
struct ParamSchema: Sendable {
    let words: [String: [String]]

    var param: Value {
        let types = ValueType.paramWords + ["list", "enum"] + words.keys.sorted()
        let described = types.map { ($0, keys(of: $0)) }
        let names = Set(described.flatMap { $0.1.map(\.name) })
        var properties = Dictionary(uniqueKeysWithValues: names.map { ($0, Value.boolean(true)) })
        for key in described.flatMap(\.1) where properties[key.name] == .boolean(true) {
            let description = Value.text(key.documentation)
            properties[key.name] =
                key.name == "type"
                ? KeySchema(key).schema : .mapping(["description": description])
        }
        return .mapping([
            "type": .text("object"), "properties": .mapping(properties),
            "required": .list([.text("type")]), "additionalProperties": .boolean(false),
            "allOf": .list(described.map { rule(for: $0.0, $0.1, names) }),
        ])
    }

    private func keys(of word: String) -> [KeyDescription] {
        var reader = MappingReader.describing()
        let nowhere = SourceSpan(SourceText(file: "", text: ""), 0..<0)
        _ = reader.param(Spanned(value: "", span: nowhere), words: words, assuming: word)
        return reader.descriptions
    }

    private func rule(for word: String, _ keys: [KeyDescription], _ names: Set<String>) -> Value {
        var properties = Dictionary(uniqueKeysWithValues: names.map { ($0, Value.boolean(false)) })
        for key in keys {
            properties[key.name] = key.name == "type" ? .boolean(true) : KeySchema(key).schema
        }
        let required = keys.filter(\.isRequired).map { Value.text($0.name) }
        let isThis = Value.mapping(["type": .mapping(["const": .text(word)])])
        return .mapping([
            "if": .mapping(["properties": isThis, "required": .list([.text("type")])]),
            "then": .mapping([
                "properties": .mapping(properties), "required": .list(required),
            ]),
        ])
    }
}
