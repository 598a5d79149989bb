import Pipeline

/// What a JSON Schema says about a value: as much of the 2020-12 dialect as ours uses, and a
/// complaint about every word of it that is not understood here.
struct SchemaReader {
    let schema: Value

    /// What is wrong with a value; empty when the schema accepts it.
    func problems(of value: Value) -> [String] { problems(of: value, schema, at: "") }

    private func problems(of value: Value, _ schema: Value, at path: String) -> [String] {
        if case .boolean(let isAdmitted) = schema {
            return isAdmitted ? [] : ["\(path) must not be there"]
        }
        return schema.members.sorted { $0.key < $1.key }
            .flatMap { word, rule -> [String] in
                switch word {
                case "$schema", "$defs", "title", "description", "then": []
                case "$ref": problems(of: value, definition(rule), at: path)
                case "if": conditional(value, rule, schema["then"], at: path)
                case "allOf": rule.elements.flatMap { problems(of: value, $0, at: path) }
                case "anyOf": either(value, rule.elements, at: path)
                default: plain(value, word, rule, schema, at: path)
                }
            }
    }

    private func plain(
        _ value: Value,
        _ word: String,
        _ rule: Value,
        _ schema: Value,
        at path: String
    ) -> [String] {
        switch word {
        case "type", "enum", "const", "pattern", "minimum", "maximum", "minItems", "maxLength":
            value.keeps(word, rule) ? [] : ["\(path) is \(value), against \(word) \(rule)"]
        case "required": value.isMapping ? missing(value, rule, at: path) : []
        case "items":
            value.elements.enumerated().flatMap { problems(of: $1, rule, at: "\(path)[\($0)]") }
        case "properties":
            value.members.flatMap { name, member in
                rule[name].map { problems(of: member, $0, at: "\(path).\(name)") } ?? []
            }
        case "additionalProperties":
            value.members.filter { schema["properties"]?[$0.key] == nil }
                .flatMap { problems(of: $1, rule, at: "\(path).\($0)") }
        case "propertyNames":
            value.members.keys.flatMap { problems(of: .text($0), rule, at: "\(path).\($0)") }
        default: ["'\(word)' is not understood here"]
        }
    }

    private func missing(_ value: Value, _ names: Value, at path: String) -> [String] {
        names.elements.compactMap(\.text).filter { value[$0] == nil }
            .map { "\(path).\($0) is missing" }
    }

    private func either(_ value: Value, _ schemas: [Value], at path: String) -> [String] {
        let found = schemas.map { problems(of: value, $0, at: path) }
        return found.contains { $0.isEmpty } ? [] : found.flatMap { $0 }
    }

    private func conditional(
        _ value: Value,
        _ test: Value,
        _ then: Value?,
        at path: String
    ) -> [String] {
        guard let then, problems(of: value, test, at: path).isEmpty else { return [] }
        return problems(of: value, then, at: path)
    }

    private func definition(_ reference: Value) -> Value {
        let name = reference.text?.split(separator: "/").last.map(String.init) ?? ""
        return schema["$defs"]?[name] ?? .boolean(false)
    }
}
