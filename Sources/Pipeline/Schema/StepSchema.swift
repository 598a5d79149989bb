import Values

/// The schema of a step: what it is told depends on its kind.
struct StepSchema: Sendable {
    private let kinds: [StepDescription]

    init(_ catalog: StepCatalog) {
        kinds = catalog.kinds.compactMap { catalog.describe($0) }
    }

    /// What each kind is told, by the name that ``step(isFinally:)`` refers to.
    var definitions: [String: Value] {
        var definitions: [String: Value] = [:]
        for kind in kinds {
            let schema = ObjectSchema(kind.keys).schema
            definitions[name(of: kind)] = schema.with(["description": .text(kind.summary)])
        }
        return definitions
    }

    func step(isFinally: Bool) -> Value {
        var reader = MappingReader.describing()
        let nowhere = SourceSpan(SourceText(file: "", text: ""), 0..<0)
        _ = reader.step(
            Spanned(value: "", span: nowhere),
            isFinally: isFinally,
            defaults: AttemptPolicy()
        )
        // What stands at the end runs in the order of the file and waits for nothing else.
        let keys = reader.descriptions.filter { !isFinally || $0.name != "needs" }
        var members = ObjectSchema(keys).members
        if case .mapping(var properties)? = members["properties"] {
            properties["uses"] = (properties["uses"] ?? .mapping([:])).with(uses)
            // What it holds is said where the kind is known.
            properties["with"] = .mapping([
                "type": ObjectSchema.mappingOrNothing,
                "description": .text(keys.first { $0.name == "with" }?.documentation ?? ""),
            ])
            members["properties"] = .mapping(properties)
        }
        members["allOf"] = .list(kinds.map(rule) + [reuse])
        return .mapping(members)
    }

    private func name(of kind: StepDescription) -> String { "with-\(kind.kind)" }

    private var uses: [String: Value] {
        let words = kinds.map { Value.text($0.kind.rawValue) }
        return [
            "type": .text("string"),
            "anyOf": .list([.mapping(["enum": .list(words)]), Self.path]),
        ]
    }

    private static let path = Value.mapping(["pattern": .text("/|[.]ya?ml$")])

    private func rule(for kind: StepDescription) -> Value {
        var then: [String: Value] = [
            "properties": .mapping(["with": .reference(name(of: kind))])
        ]
        if kind.keys.contains(where: \.isRequired) { then["required"] = .list([.text("with")]) }
        let isThis = Value.mapping(["const": .text(kind.kind.rawValue)])
        return condition(isThis, then: .mapping(then))
    }

    private var reuse: Value {
        let one = KeySchema.text
        let value = Value.anyOf([
            one, KeySchema.list(of: one),
            .mapping(["type": .text("object"), "additionalProperties": one]),
        ])
        let then = Value.mapping(["with": ObjectSchema.named(value)])
        return condition(Self.path, then: .mapping(["properties": then]))
    }

    private func condition(_ uses: Value, then: Value) -> Value {
        let test = Value.mapping([
            "properties": .mapping(["uses": uses]), "required": .list([.text("uses")]),
        ])
        return .mapping(["if": test, "then": then])
    }
}
