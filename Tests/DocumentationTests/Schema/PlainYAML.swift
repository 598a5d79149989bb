import Pipeline

/// A pipeline as a tool reads it that knows YAML and nothing of us.
struct PlainYAML {
    /// Whether `yes`, `no`, `on` and `off` are booleans, as they were in YAML 1.1.
    let isOld: Bool

    /// The document; `nil` when it is not even YAML as we take it.
    func value(of text: String) -> Value? {
        var diagnostics = Diagnostics()
        let root = DocumentReader.read(SourceText(file: "p.yml", text: text), into: &diagnostics)
        return diagnostics.hasErrors ? nil : root.map(value)
    }

    private func value(of node: Node) -> Value {
        switch node.content {
        case .sequence(let items): .list(items.map(value))
        case .mapping(let entries):
            .mapping(
                Dictionary(entries.map { ($0.key.scalar?.text ?? "", value(of: $0.value)) }) { $1 }
            )
        case .scalar(let scalar): scalar.isPlain ? plain(scalar.text) : .text(scalar.text)
        }
    }

    private func plain(_ text: String) -> Value {
        if ["", "~", "null"].contains(text.lowercased()) { return .null }
        let booleans = isOld ? ["yes": true, "no": false, "on": true, "off": false] : [:]
        let words = booleans.merging(["true": true, "false": false]) { $1 }
        if let value = words[text.lowercased()] { return .boolean(value) }
        if let number = Int(text) { return .integer(number) }
        let isNumber = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
        if isNumber, let number = Double(text) { return .number(number) }
        return .text(text)
    }
}
