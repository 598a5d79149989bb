// What the reading of whole pipelines needs beyond the keys of a step: parts that are looked into
// later, because their names are the writer's own.
extension MappingReader {
    /// Takes a key as it is written.
    mutating func node(
        _ key: String,
        _ typeName: String,
        _ documentation: String,
        type: ValueType = .mapping(.text),
        form: KeyForm = .value,
        isRequired: Bool = false
    ) -> Node.Entry? {
        declare(
            key,
            as: KeyDescription(
                name: key,
                type: type,
                typeName: typeName,
                form: form,
                isRequired: isRequired,
                documentation: documentation
            )
        )
        return written[key]
    }

    /// Takes a mapping whose keys are names of the writer's choice, in the order of the file.
    mutating func entries(
        _ key: String,
        _ documentation: String,
        isRequired: Bool = false
    ) -> [Node.Entry] {
        let entry = node(
            key,
            "a mapping",
            documentation,
            form: .entries,
            isRequired: isRequired
        )
        guard let entry, !entry.value.isEmpty else { return [] }
        guard let entries = entry.value.mapping else {
            let message = "'\(key)' must be a mapping, not \(entry.value.kindDescription)"
            diagnostics.report(Diagnostic(.wrongType, message, at: entry.value.span))
            return []
        }
        return entries
    }

    /// Where a key is written.
    func keySpan(_ key: String) -> SourceSpan? { written[key]?.key.span }

    /// Where the value of a key is written.
    func valueSpan(_ key: String) -> SourceSpan? { written[key]?.value.span }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.report(diagnostic) }
}
