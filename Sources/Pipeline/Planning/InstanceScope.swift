/// What the references of an instance mean: its own cell, and what it can see of its pipeline.
struct InstanceScope: ValueScope {
    let surroundings: Surroundings
    let cell: Cell

    init(_ surroundings: Surroundings, _ cell: Cell = Cell()) {
        self.surroundings = surroundings
        self.cell = cell
    }

    /// The same scope in the course of a run.
    func knowing(_ facts: RunFacts) -> RunningScope { RunningScope(scope: self, facts: facts) }

    func value(of reference: Reference) throws(ExpressionFailure) -> Value? {
        try value(of: reference, knowing: nil)
    }

    /// The value of a reference; `facts` is what has become of the run, `nil` while planning.
    func value(
        of reference: Reference,
        knowing facts: RunFacts?
    ) throws(ExpressionFailure) -> Value? {
        guard let name = reference.path.first else { return nil }
        switch reference.root {
        case .params: return try surroundings.params[name]?.value(knowing: facts)
        case .secrets: return try surroundings.secrets[name]?.value(knowing: facts)
        case .matrix: return cell[name]?.value
        case .run: return facts.map { .text($0.run.description) }
        case .steps: return stepValue(of: reference, knowing: facts)
        }
    }

    private func stepValue(of reference: Reference, knowing facts: RunFacts?) -> Value? {
        guard let facts, reference.path.count == 2,
            let view = surroundings.steps?[reference.path[0]],
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
        guard reference.root == .params, let name = reference.path.first,
            let binding = surroundings.params[name], case .unset = binding.source
        else { return false }
        return true
    }

    /// Whether the output of a step may be missing when this instance reads it.
    func mayLack(_ view: StepView) -> Bool { surroundings.startsAnyway || view.maySkip }
}
