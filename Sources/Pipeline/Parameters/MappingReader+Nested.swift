extension MappingReader {
    /// Reads a mapping inside this one, with keys of its own.
    ///
    /// - Returns: What `read` makes of it, or `nil` when the key is left out.
    public mutating func mapping<Parsed>(
        _ key: String,
        _ documentation: String,
        read: (inout MappingReader) -> Parsed
    ) -> Parsed? {
        declareMapping(key, .keys, documentation, read: read)
        guard let entry = written[key] else { return nil }
        return nested(entry.value, at: entry.key.span, under: key, read: read)
    }

    /// Reads a list of mappings, each with keys of its own.
    ///
    /// - Returns: What `read` makes of each; empty when the key is left out.
    public mutating func mappings<Parsed>(
        _ key: String,
        _ documentation: String,
        read: (inout MappingReader) -> Parsed
    ) -> [Parsed] {
        declareMapping(key, .listOfKeys, documentation, read: read)
        guard let value = written[key]?.value else { return [] }
        guard let items = value.sequence else {
            let message = "'\(key)' must be a list of mappings, not \(value.kindDescription)"
            diagnostics.report(Diagnostic(.wrongType, message, at: value.span))
            unknown.insert(key)
            return []
        }
        return items.map { nested($0, at: $0.span, under: key, read: read) }
    }

    private mutating func nested<Parsed>(
        _ node: Node,
        at span: SourceSpan,
        under key: String,
        read: (inout MappingReader) -> Parsed
    ) -> Parsed {
        var reader = MappingReader(
            node,
            at: span,
            scope: scope,
            purpose: purpose,
            diagnostics: diagnostics.handOver()
        )
        let parsed = read(&reader)
        reader.finish()
        diagnostics = reader.diagnostics
        for requirement in reader.requirements where !requirements.contains(requirement) {
            requirements.append(requirement)
        }
        if !reader.unknown.isEmpty { unknown.insert(key) }
        return parsed
    }

    private mutating func declareMapping<Parsed>(
        _ key: String,
        _ form: KeyForm,
        _ documentation: String,
        read: (inout MappingReader) -> Parsed
    ) {
        declare(
            key,
            as: KeyDescription(
                name: key,
                type: form == .keys ? .mapping(.text) : .list(.mapping(.text)),
                typeName: form == .keys ? "a mapping" : "a list of mappings",
                form: form,
                documentation: documentation,
                keys: Self.describedKeys(read)
            )
        )
    }

    private static func describedKeys<Parsed>(
        _ read: (inout MappingReader) -> Parsed
    ) -> [KeyDescription] {
        var describing = MappingReader.describing()
        _ = read(&describing)
        return describing.descriptions
    }
}
