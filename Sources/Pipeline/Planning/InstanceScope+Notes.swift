extension InstanceScope {
    func note(on reference: Reference) -> Diagnostic.Note? {
        guard let name = reference.path.first else { return nil }
        switch reference.root {
        case .params:
            let binding = surroundings.params[name]
            return note(reference, binding.flatMap(\.known), binding?.origin)
        case .matrix: return note(reference, cell[name]?.value, cell[name]?.origin)
        case .steps:
            let fanned = surroundings.steps?[name]?.fannedAxes(in: cell) ?? []
            guard !fanned.isEmpty else { return nil }
            let axes = fanned.map { "'\($0)'" }.joined(separator: " and ")
            return Diagnostic.Note("'\(reference.text)' is a list: one for each \(axes)")
        case .secrets, .run: return nil
        }
    }

    private func note(
        _ reference: Reference,
        _ value: Value?,
        _ span: SourceSpan?
    ) -> Diagnostic.Note? {
        value.map { Diagnostic.Note("'\(reference.text)' is \($0.shown)", at: span) }
    }
}

extension Binding {
    fileprivate var known: Value? {
        guard case .known(let value, _) = source else { return nil }
        return value
    }
}
