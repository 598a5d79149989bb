/// What the references of an instance mean: its own cell, and what it can see of its pipeline.
struct InstanceScope: ValueScope {
    var params: [String: Binding] = [:]
    var secrets: [String: Binding] = [:]
    /// The axes of the whole matrix, to tell a foreign one from one that does not exist.
    var matrix: [String] = []
    /// The types of the axes of this instance.
    var axes: [String: ValueType] = [:]
    var cell = Cell()
    /// The steps that can be referred to from here.
    var steps: StepViews?
    /// Whether it may start although what it depends on did not succeed.
    var startsAnyway = false
    /// What has become of the run; `nil` while planning.
    var facts: RunFacts?

    /// The same scope in the course of a run.
    func knowing(_ facts: RunFacts) -> InstanceScope {
        var scope = self
        scope.facts = facts
        return scope
    }

    func value(of reference: Reference) throws(ExpressionFailure) -> Value? {
        guard let name = reference.path.first else { return nil }
        switch reference.root {
        case .params: return try params[name]?.value(knowing: facts)
        case .secrets: return try secrets[name]?.value(knowing: facts)
        case .matrix: return cell[name]?.value
        case .run: return facts.map { .text($0.run.description) }
        case .steps: return stepValue(of: reference)
        }
    }

    private func stepValue(of reference: Reference) -> Value? {
        guard let facts, reference.path.count == 2, let view = steps?[reference.path[0]],
            let output = view.outputs.first(where: { $0.name == reference.path[1] })
        else { return nil }
        let isOptional = mayLack(view)
        let values = view.instances(joining: cell).map { index -> Value? in
            guard case .mapping(let parts)? = facts.output(of: index) else {
                return isOptional ? .null : nil
            }
            return (parts[output.name] ?? .null).interpreted(as: output.type)
        }
        let known = values.compactMap(\.self)
        guard known.count == values.count else { return nil }
        return view.fannedAxes(in: cell).isEmpty ? known.first : .list(known)
    }

    /// Whether a reference is to a param that has no value, which is reported already.
    func isUnset(_ reference: Reference) -> Bool {
        guard reference.root == .params, let binding = reference.path.first.flatMap({ params[$0] }),
            case .unset = binding.source
        else { return false }
        return true
    }

    /// Whether the output of a step may be missing when this instance reads it.
    func mayLack(_ view: StepView) -> Bool { startsAnyway || view.maySkip }
}
