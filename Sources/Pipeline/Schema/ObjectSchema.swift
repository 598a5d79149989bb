import Values

/// The schema of a mapping with keys of its own.
struct ObjectSchema: Sendable {
    let keys: [KeyDescription]

    init(_ keys: [KeyDescription]) { self.keys = keys }

    var schema: Value { .mapping(members) }

    /// Nothing at all is a mapping without keys, where none is required.
    var members: [String: Value] {
        let required = keys.filter(\.isRequired).map { Value.text($0.name) }
        var members: [String: Value] = [
            "type": required.isEmpty ? Self.mappingOrNothing : .text("object"),
            "properties": .mapping(properties),
            "additionalProperties": .boolean(false),
        ]
        if !required.isEmpty { members["required"] = .list(required) }
        return members
    }

    private var properties: [String: Value] {
        Dictionary(keys.map { ($0.name, KeySchema($0).schema) }) { first, _ in first }
    }

    static let mappingOrNothing = Value.list([.text("object"), .text("null")])

    /// A mapping from names of the writer's choice.
    static func named(_ element: Value) -> Value {
        .mapping([
            "type": mappingOrNothing,
            "propertyNames": .mapping([
                "pattern": .text("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), "maxLength": .integer(64),
            ]),
            "additionalProperties": element,
        ])
    }
}
