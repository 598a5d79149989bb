extension MappingReader {
    /// Takes a list of names, or a single one, with the place of each.
    mutating func names(_ key: String, _ documentation: String) -> [Spanned<String>] {
        let entry = node(key, "a list of names", documentation, form: .names)
        guard let entry else { return [] }
        let names = writtenOut(entry.value, of: key)
        var seen: Set<String> = []
        return names.filter { name in
            guard !seen.insert(name.value).inserted else { return true }
            report(Diagnostic(.duplicateKey, "'\(name.value)' is named twice", at: name.span))
            return false
        }
    }

    /// Takes the entries of `exclude` or `include`.
    mutating func patterns(_ key: String, _ documentation: String) -> [CellPattern] {
        let entry = node(key, "a list of mappings", documentation, form: .patterns)
        guard let entry else { return [] }
        let items = entry.value.sequence ?? []
        if entry.value.sequence == nil { reportShape(of: entry.value, "a list of mappings", key) }
        return items.compactMap { item in
            guard let axes = item.mapping else {
                reportShape(of: item, "a list of mappings", key)
                return nil
            }
            return CellPattern(
                span: item.span,
                axes: axes.map { axis in
                    let name = Spanned(value: axis.key.scalar?.text ?? "", span: axis.key.span)
                    return (name, writtenOut(axis.value, of: name.value))
                }
            )
        }
    }

    private mutating func writtenOut(_ node: Node, of key: String) -> [Spanned<String>] {
        (node.sequence ?? [node]).compactMap { item in
            guard let text = item.scalar?.text, !item.isEmpty else {
                reportShape(of: item, "a name, or a list of names", key)
                return nil
            }
            guard let template = Template.parse(item, into: &diagnostics) else { return nil }
            guard template.literal != nil else {
                let message = "'\(key)' must be written out, without expressions"
                report(Diagnostic(.referenceOutOfPlace, message, at: item.span))
                return nil
            }
            return Spanned(value: text, span: item.span)
        }
    }

    private mutating func reportShape(of node: Node, _ wanted: String, _ key: String) {
        let message = "'\(key)' must be \(wanted), not \(node.kindDescription)"
        report(Diagnostic(.wrongType, message, at: node.span))
    }
}
