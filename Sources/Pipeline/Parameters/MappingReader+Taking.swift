extension MappingReader {
    enum Taken<Parsed> {
        case known(Parsed)
        /// Not known yet, or wrong and reported.
        case unknown
        case absent
    }

    mutating func take<Parsed>(
        _ key: String,
        _ type: KeyType<Parsed>,
        admitsNull: Bool = false
    ) -> Taken<Parsed> {
        guard let node = entries[key]?.value else { return .absent }
        var reader = ValueReader(
            scope: scope,
            isResolving: purpose == .resolving,
            diagnostics: diagnostics.handOver()
        )
        defer { diagnostics = reader.diagnostics }
        let wanted = admitsNull ? ValueType.optional(type.type) : type.type
        switch reader.read(node, as: wanted, admitsOne: type.admitsOne, label: key) {
        case .known(.null) where admitsNull: return .absent
        case .known(let value):
            do throws(KeyProblem) {
                return .known(try type.parse(value))
            } catch {
                reader.report(error, inside: node, key: key)
            }
        case .unknown, .refused: break
        }
        unknown.insert(key)
        return .unknown
    }
}

extension ValueReader {
    fileprivate mutating func report(_ problem: KeyProblem, inside node: Node, key: String) {
        var (node, label) = (node, key)
        for step in problem.path {
            switch (step, node.content) {
            case (.item(let index), .sequence(let items)) where items.indices.contains(index):
                node = items[index]
                label += "[\(index)]"
            case (.key(let name), .mapping(let entries)):
                node = entries.first { $0.key.scalar?.text == name }?.value ?? node
                label += ".\(name)"
            default: break
            }
        }
        var ignored = Diagnostics()
        let notes = node.scalar == nil ? nil : Template.parse(node, into: &ignored).map(notes)
        report(problem, label: label, at: node.span, notes: notes ?? [])
    }
}
