// What is read here knows nothing of the Swift type behind a key: the code that does is made again
// for each type, or has to look the type up at each call, and these are the calls of every key of
// every instance.
extension MappingReader {
    enum Taken {
        case known(Value)
        /// Not known yet, or wrong and reported.
        case unknown
        case absent
    }

    /// Takes the value of a key.
    mutating func take(_ key: String, as type: ValueType, admitsOne: Bool) -> Taken {
        guard let node = written[key]?.value else { return .absent }
        var reader = valueReader
        defer { diagnostics = reader.diagnostics }
        switch reader.read(node, as: type, admitsOne: admitsOne, label: KeyLabel(key)) {
        case .known(let value): return .known(value)
        case .unknown, .refused:
            unknown.insert(key)
            return .unknown
        }
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
        var reader = valueReader
        reader.report(problem, inside: node, key: key)
        diagnostics = reader.diagnostics
    }

    private var valueReader: ValueReader {
        ValueReader(scope: scope, isResolving: purpose == .resolving, diagnostics: diagnostics)
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
