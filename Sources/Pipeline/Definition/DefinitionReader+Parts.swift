extension DefinitionReader {
    /// Reads a mapping with a reader of its own, which finds the keys that nobody asked for.
    mutating func reading<Parsed>(
        _ node: Node,
        at span: SourceSpan,
        body: (inout MappingReader) -> Parsed
    ) -> Parsed {
        var reader = MappingReader(
            node,
            at: span,
            scope: WrittenOutScope(),
            diagnostics: diagnostics.handOver()
        )
        let parsed = body(&reader)
        reader.finish()
        diagnostics = reader.diagnostics
        return parsed
    }

    func params(_ reader: inout MappingReader) -> [ParamDefinition] {
        let entries = reader.entries("params", "What can be given from outside.")
        return named(entries, "a param", &reader) { name, reader in
            reader.param(name, words: words)
        }
    }

    func steps(
        _ key: String,
        _ documentation: String,
        _ defaults: AttemptPolicy,
        _ reader: inout MappingReader
    ) -> [StepDefinition] {
        let entries = reader.entries(key, documentation, isRequired: key == "steps")
        return named(entries, "a step", &reader) { name, reader in
            reader.step(name, isFinally: key == "finally", defaults: defaults)
        }
    }

    func matrix(_ reader: inout MappingReader) -> [AxisDefinition] {
        reader.entries("matrix", "The axes that steps can have an instance for each value of.")
            .map { entry in
                let name = checkedName(entry.key, "an axis", &reader)
                return AxisDefinition(name: name, values: entry.value)
            }
    }

    func outputs(_ reader: inout MappingReader) -> [OutputDefinition] {
        reader.entries("outputs", "What a pipeline that reuses this one can refer to.")
            .map { entry in
                let name = checkedName(entry.key, "an output", &reader)
                return OutputDefinition(name: name, value: entry.value)
            }
    }

    private func named<Parsed>(
        _ entries: [Node.Entry],
        _ thing: String,
        _ reader: inout MappingReader,
        read: (Spanned<String>, inout MappingReader) -> Parsed
    ) -> [Parsed] {
        var parts: [Parsed] = []
        // Where a thousand are wrong, nobody hears of any more.
        for entry in entries where !reader.diagnostics.isFull {
            let name = checkedName(entry.key, thing, &reader)
            var part = DefinitionReader(words: words, diagnostics: reader.diagnostics.handOver())
            parts.append(part.reading(entry.value, at: name.span) { read(name, &$0) })
            reader.diagnostics = part.diagnostics
        }
        return parts
    }

    private func checkedName(
        _ key: Node,
        _ thing: String,
        _ reader: inout MappingReader
    ) -> Spanned<String> {
        let name = Spanned(value: key.scalar?.text ?? "", span: key.span)
        Name.check(name, of: thing, into: &reader.diagnostics)
        return name
    }
}
