extension PlanBuilder {
    /// Plans the instances of a step that runs another pipeline, with all that is inside.
    mutating func planReuse(
        _ step: StepAtHand,
        _ cells: [Cell],
        _ view: inout StepView,
        _ state: ScopeState
    ) {
        guard let path = reusedPath(of: step.definition, in: state),
            let definition = definition(of: path, namedAt: step.definition.uses.span)
        else {
            view.isUnusable = true
            return
        }
        var planned: [(cell: Cell, index: Int)] = []
        for cell in cells where hasRoom(for: step.definition) {
            let (index, outcome) = planCall(step, definition, path, cell, state)
            planned.append((cell, index))
            if view.outputs.isEmpty { view.outputs = outcome.outputs }
        }
        view.instances = StepInstances(planned)
        // An output that is wrong is reported in its own file.
        let names = definition.outputs.map(\.name.value)
        view.isUnusable = view.isUnusable || view.outputs.count < names.count
    }

    private mutating func reusedPath(of step: StepDefinition, in state: ScopeState) -> SourcePath? {
        let path = state.frame.path.appending(step.uses.value)
        let chain = state.frame.reusedBy + [state.frame.path]
        guard chain.count <= Self.depthLimit else {
            let message = "pipelines can reuse others \(Self.depthLimit) levels deep, not deeper"
            diagnostics.report(Diagnostic(.recursiveReuse, message, at: step.uses.span))
            return nil
        }
        guard let start = chain.firstIndex(where: { $0.absolute == path.absolute }) else {
            return path
        }
        let shown = (chain[start...].map(\.shown) + [path.shown]).joined(separator: " → ")
        let message = "a pipeline cannot reuse itself: \(shown)"
        diagnostics.report(Diagnostic(.recursiveReuse, message, at: step.uses.span))
        return nil
    }

    private mutating func planCall(
        _ step: StepAtHand,
        _ definition: PipelineDefinition,
        _ path: SourcePath,
        _ cell: Cell,
        _ state: ScopeState
    ) -> (index: Int, outcome: ScopeOutcome) {
        var parts = InstanceParts(step, cell, diagnostics: diagnostics)
        var bindings = CallBindings()
        let resolving = parts.resolving
        _ = parts.read { reader in bindings.read(definition, resolving, &reader) }
        let (condition, machine) = (parts.condition(), parts.machine() ?? state.frame.machine)
        diagnostics = parts.diagnostics
        let index = instances.count
        let id = state.frame.id(of: step.definition, cell)
        instances.append(nil)
        let frame = ScopeFrame(
            params: bindings.params,
            secrets: bindings.secrets,
            path: path,
            owner: (index, id),
            reusedBy: state.frame.reusedBy + [state.frame.path],
            isQuiet: !step.definition.notifiesAlways,
            machine: machine
        )
        let outcome = planScope(definition, frame)
        instances[index] = PlannedInstance(
            id: id,
            work: .pipeline(scope: outcome.index, outputs: outcome.evaluate),
            scope: state.index,
            dependencies: parts.dependencies(),
            condition: condition,
            machine: machine,
            rules: step.rules
        )
        return (index, outcome)
    }
}
