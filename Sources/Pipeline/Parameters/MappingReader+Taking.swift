// What is read here knows nothing of the Swift type behind a key: the code that does is made again
// for each type, or has to look the type up at each call, and these are the calls of every key of
// every instance.
extension MappingReader {
    /// Whether a key is written.
    func isWritten(_ key: String) -> Bool { written.contains(key) }

    /// Takes the value of a key that is written; `nil` while it is not known, or when it is wrong,
    /// which is reported.
    mutating func take(_ key: String, as type: ValueType, admitsOne: Bool) -> Value? {
        guard let node = written[key]?.value else { return nil }
        var reader = valueReader()
        defer { diagnostics = reader.diagnostics }
        let reading = reader.read(node, as: type, admitsOne: admitsOne, label: KeyLabel(key))
        if case .known(let value) = reading { return value }
        unknown.insert(key)
        return nil
    }

    /// Makes the Swift value of one that was taken; the placeholder of its type if it is wrong.
    mutating func parsed<Parsed>(
        _ value: Value,
        of key: String,
        as type: KeyType<Parsed>
    ) -> Parsed {
        do throws(KeyProblem) {
            return try type.parse(value)
        } catch {
            report(error, of: key)
            return type.placeholder
        }
    }

    private mutating func report(_ problem: KeyProblem, of key: String) {
        unknown.insert(key)
        guard let node = written[key]?.value else { return }
        var reader = valueReader()
        reader.report(problem, inside: node, key: key)
        diagnostics = reader.diagnostics
    }

    /// Makes a reader of values, which has the diagnostics until it gives them back.
    private mutating func valueReader() -> ValueReader {
        ValueReader(
            scope: scope,
            isResolving: purpose == .resolving,
            diagnostics: diagnostics.handOver()
        )
    }
}

extension ValueReader {
    fileprivate mutating func report(_ problem: KeyProblem, inside node: Node, key: String) {
        var (node, label) = (node, KeyLabel(key))
        for step in problem.path {
            switch (step, node.content) {
            case (.item(let index), .sequence(let items)) where items.indices.contains(index):
                node = items[index]
                label = label[index]
            case (.key(let name), .mapping(let entries)):
                node = entries.first { $0.key.scalar?.text == name }?.value ?? node
                label = label[name]
            default: break
            }
        }
        var ignored = Diagnostics()
        let notes = node.scalar == nil ? nil : Template.parse(node, into: &ignored).map(notes)
        report(problem, label: label, at: node.span, notes: notes ?? [])
    }
}
