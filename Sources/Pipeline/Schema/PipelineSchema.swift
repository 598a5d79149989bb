import FoundationEssentials

/// The language as a JSON Schema, for editors that complete keys and say what they are for.
///
/// Made from the declarations that pipelines are read with. It accepts whatever `validate` accepts:
/// it knows the shape of a pipeline, and leaves names, references and quantities to `validate`.
package struct PipelineSchema: Sendable {
    private let catalog: StepCatalog

    package init(_ catalog: StepCatalog) { self.catalog = catalog }

    /// The schema as JSON, with sorted keys and a line break at its end.
    ///
    /// - Throws: An `EncodingError`.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    /// The schema as a value.
    package var document: Value {
        var root = ObjectSchema(keys).members
        root["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
        root["title"] = .text("a pipeline of stellar-run")
        root["$defs"] = .mapping(definitions)
        return .mapping(root)
    }

    private var definitions: [String: Value] {
        let steps = StepSchema(catalog)
        var definitions = steps.definitions
        definitions["expression"] = .mapping([
            "type": .text("string"), "pattern": .text(#"\$\{\{"#),
            "description": .text("an expression such as ${{ params.samples }}"),
        ])
        definitions["steps"] = steps.step(isFinally: false)
        definitions["finally"] = steps.step(isFinally: true)
        definitions["params"] = ParamSchema(words: catalog.words).param
        definitions["matrix"] = .anyOf([
            .mapping([
                "type": .text("array"), "minItems": .integer(1), "items": KeySchema.text,
            ]),
            KeySchema.expression,
        ])
        definitions["outputs"] = KeySchema.text
        return definitions
    }

    private var keys: [KeyDescription] {
        var reader = MappingReader.describing()
        let nothing = SourceText(file: "", text: "")
        _ = DefinitionReader(words: catalog.words, diagnostics: Diagnostics())
            .definition(nothing, &reader)
        return reader.descriptions
    }
}

extension Value {
    /// A schema that admits what one of several admits.
    static func anyOf(_ schemas: [Value]) -> Value { .mapping(["anyOf": .list(schemas)]) }

    /// A schema that stands under a name in `$defs`.
    static func reference(_ name: String) -> Value {
        .mapping(["$ref": .text("#/$defs/\(name)")])
    }

    /// The same schema with further members.
    func with(_ members: [String: Value]) -> Value {
        guard case .mapping(let own) = self else { return self }
        return .mapping(own.merging(members) { $1 })
    }
}
