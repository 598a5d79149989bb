extension PlanBuilder {
    /// Plans every instance of a step and remembers how others see it.
    mutating func plan(
        _ step: StepDefinition,
        phase: PlannedInstance.Phase,
        in state: inout ScopeState
    ) {
        var view = StepView(maySkip: step.maySkip, axes: step.axes.map(\.value))
        let (cells, isSound) = cells(of: step, in: state)
        view.isUnusable = !isSound
        let atHand = StepAtHand(step, phase, in: state, after: rules)
        rules = atHand.rules
        if step.isReuse {
            planReuse(atHand, cells, &view, state)
        } else if let entry = entry(of: step) {
            view.outputs = entry.description.outputs
            var planned: [(cell: Cell, index: Int)] = []
            for cell in cells where hasRoom(for: step) {
                let index = planInstance(atHand, entry, cell, state)
                if let index { planned.append((cell, index)) }
            }
            view.instances = StepInstances(planned)
        } else {
            view.isUnusable = true
            checkReferences(of: atHand, cells)
        }
        state.views[step.name.value] = view
    }

    /// Checks a step that cannot be planned because it waits for itself.
    mutating func check(_ step: StepDefinition, in state: inout ScopeState) {
        let before = (instances, scopes, requirements, exclusions)
        plan(step, phase: .steps, in: &state)
        (instances, scopes, requirements, exclusions) = before
        state.views[step.name.value]?.isUnusable = true
    }

    /// Whether the plan may have another instance; reports it if not.
    mutating func hasRoom(for step: StepDefinition) -> Bool {
        guard instances.count >= Self.limit else { return true }
        let message = "this pipeline would have more than \(Self.limit) instances"
        diagnostics.report(Diagnostic(.matrixTooLarge, message, at: step.uses.span))
        return false
    }

    private mutating func entry(of step: StepDefinition) -> CatalogEntry? {
        let kind = step.uses.value
        if let entry = catalog.entries[StepKind(rawValue: kind)] { return entry }
        guard !kind.isEmpty else { return nil }
        let help =
            Suggestion.help(for: kind, among: catalog.kinds.map(\.rawValue))
        let message = "there is no step of the kind '\(kind)'"
        diagnostics.report(Diagnostic(.unknownStepKind, message, at: step.uses.span, help: help))
        return nil
    }

    /// The cells of the instances; a single one for checks when one of the axes is wrong.
    private mutating func cells(
        of step: StepDefinition,
        in state: ScopeState
    ) -> (cells: [Cell], isSound: Bool) {
        let names = state.definition.matrix.map(\.name.value)
        for axis in step.axes where !names.contains(axis.value) {
            let message = "there is no axis '\(axis.value)'"
            let help =
                Suggestion.help(for: axis.value, among: names) ?? "declare it under 'matrix:'"
            diagnostics.report(Diagnostic(.unknownAxis, message, at: axis.span, help: help))
        }
        let axes = step.axes.compactMap { state.axes[$0.value] }
        guard axes.count == step.axes.count else { return ([standIn(for: step, state)], false) }
        var expansion = CellExpansion(step: step, axes: axes, diagnostics: diagnostics)
        let (kept, excluded) = expansion.cells()
        diagnostics = expansion.diagnostics
        exclusions += excluded.map { cell, pattern in
            PlannedExclusion(state.frame.id(of: step, cell), by: pattern)
        }
        return (kept, true)
    }

    private func standIn(for step: StepDefinition, _ state: ScopeState) -> Cell {
        Cell(
            points: step.axes.map { axis in
                state.axes[axis.value]?.points.first
                    ?? Cell.Point(axis: axis.value, value: nil, text: "any", origin: nil)
            }
        )
    }

    private mutating func checkReferences(
        of step: StepAtHand,
        _ cells: [Cell]
    ) {
        for cell in cells {
            let scope = InstanceScope(step.surroundings, cell)
            for template in step.definition.expressions.flatMap({ $0.templates(into: &diagnostics) }
            ) {
                _ = template.type(in: scope, into: &diagnostics)
            }
        }
    }
}
