extension StepDefinition {
    /// Everything that the step refers to; what is not well-formed is reported.
    func references(into diagnostics: inout Diagnostics) -> [Reference] {
        var references: [Reference] = []
        for node in expressions { references += node.references(into: &diagnostics) }
        return references
    }
}

extension Node {
    /// Everything that is referred to inside; what is not well-formed is reported.
    func references(into diagnostics: inout Diagnostics) -> [Reference] {
        templates(into: &diagnostics).flatMap(\.references)
    }

    /// The scalars inside, with their expressions.
    func templates(into diagnostics: inout Diagnostics) -> [Template] {
        switch content {
        case .scalar: [Template.parse(self, into: &diagnostics)].compactMap(\.self)
        case .sequence(let items): items.flatMap { $0.templates(into: &diagnostics) }
        case .mapping(let entries): entries.flatMap { $0.value.templates(into: &diagnostics) }
        }
    }
}
