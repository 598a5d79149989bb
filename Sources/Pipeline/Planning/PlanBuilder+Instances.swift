extension StepKind {
    /// Tells people about a run; keeps quiet where another pipeline reuses its own.
    package static let notify: StepKind = "notify"
}

extension PlanBuilder {
    /// Plans an instance; `nil` when it is left out because it would only notify.
    mutating func planInstance(
        _ step: StepAtHand,
        _ entry: CatalogEntry,
        _ cell: Cell,
        _ state: ScopeState
    ) -> Int? {
        guard edgeCount <= Self.edgeLimit else { return nil }
        var parts = InstanceParts(step, cell, diagnostics: diagnostics)
        let dependencies = parts.dependencies()
        count(dependencies, of: step.definition)
        let foreseen = forecasts(of: dependencies)
        var forecast = Forecast()
        let reader = parts.read { forecast = entry.check(&$0, foreseen) }
        let (condition, machine) = (parts.condition(), parts.machine())
        diagnostics = parts.diagnostics
        let kind = entry.description.kind
        let isQuiet = state.frame.isQuiet && !step.definition.notifiesAlways
        guard kind != .notify || !isQuiet else { return nil }
        let id = state.frame.id(of: step.definition, cell)
        note(reader.requirements, of: id)
        let (scope, prepare) = (parts.scope, entry.prepare)
        let effect = reader.effect ?? entry.description.effect
        let work = PlannedInstance.Work.step(kind: kind, effect: effect) { facts in
            var reader = step.resolving(scope, knowing: facts)
            return try prepare(&reader)
        }
        let instance = PlannedInstance(
            id: id,
            work: work,
            scope: state.index,
            dependencies: dependencies,
            condition: condition,
            machine: machine ?? state.frame.machine,
            forecast: forecast,
            rules: step.rules
        )
        instances.append(instance)
        return instances.count - 1
    }

    private mutating func count(_ dependencies: [Int], of step: StepDefinition) {
        edgeCount += dependencies.count
        guard edgeCount > Self.edgeLimit else { return }
        let message =
            "the instances of this pipeline would wait for one another in more than "
            + "\(Self.edgeLimit) ways"
        let help = "let '\(step.name.value)' have axes in common with what it waits for"
        diagnostics.report(Diagnostic(.matrixTooLarge, message, at: step.name.span, help: help))
    }

    // Steps that wait for themselves are checked and taken out again, so that nothing is foreseen
    // of those they wait for.
    private func forecasts(of dependencies: [Int]) -> [Forecast] {
        dependencies.map { index in
            let instance = instances.indices.contains(index) ? instances[index] : nil
            return instance?.forecast ?? Forecast()
        }
    }
}
