/// A pipeline while its steps are planned, one after the other.
struct ScopeState {
    let definition: PipelineDefinition
    let frame: ScopeFrame
    /// The index of the scope in the plan.
    let index: Int
    var axes: [String: MatrixAxis] = [:]
    /// The steps that were planned already.
    let views = StepViews()

    /// What can be referred to from everywhere in the pipeline.
    var baseScope: InstanceScope {
        InstanceScope(
            params: frame.params,
            secrets: frame.secrets,
            matrix: definition.matrix.map(\.name.value)
        )
    }

    /// What can be referred to from an instance of a step.
    func scope(of step: StepDefinition, _ cell: Cell, isFinally: Bool) -> InstanceScope {
        var scope = baseScope
        scope.cell = cell
        for axis in step.axes {
            scope.axes[axis.value] = axisType(axis.value, of: step)
        }
        scope.steps = views
        scope.startsAnyway = isFinally || step.when != .succeeded
        return scope
    }

    // The words of an axis that is written out are those of its list and those that are included.
    private func axisType(_ name: String, of step: StepDefinition) -> ValueType? {
        guard let axis = axes[name] else { return nil }
        guard axis.isWrittenOut, case .enumeration(_, let words) = axis.type else {
            return axis.type
        }
        let included = step.include.flatMap(\.axes).filter { $0.name.value == name }
            .flatMap(\.values).map(\.value)
        return .enumeration(name: name, words: words + included.filter { !words.contains($0) })
    }
}
