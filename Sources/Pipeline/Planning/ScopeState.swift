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
    var baseScope: InstanceScope { InstanceScope(surroundings()) }

    /// What can be referred to from the outputs of the pipeline.
    var outputScope: InstanceScope { InstanceScope(surroundings(steps: views)) }

    /// What can be referred to from the instances of a step.
    func surroundings(of step: StepDefinition, isFinally: Bool) -> Surroundings {
        var axes: [String: ValueType] = [:]
        for axis in step.axes { axes[axis.value] = axisType(axis.value, of: step) }
        return surroundings(
            axes: axes,
            steps: views,
            startsAnyway: isFinally || step.when != .succeeded
        )
    }

    private func surroundings(
        axes: [String: ValueType] = [:],
        steps: StepViews? = nil,
        startsAnyway: Bool = false
    ) -> Surroundings {
        Surroundings(
            params: frame.params,
            secrets: frame.secrets,
            matrix: definition.matrix.map(\.name.value),
            axes: axes,
            steps: steps,
            startsAnyway: startsAnyway
        )
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
