extension StepKind {
    /// Tells people about a run; keeps quiet where another pipeline reuses its own.
    package static let notify: StepKind = "notify"
}

extension PlanBuilder {
    /// Plans an instance; `nil` when it is left out because it would only notify.
    mutating func planInstance(
        _ step: StepDefinition,
        _ entry: CatalogEntry,
        _ cell: Cell,
        _ phase: PlannedInstance.Phase,
        _ state: ScopeState
    ) -> Int? {
        let scope = state.scope(of: step, cell, isFinally: phase != .steps)
        var parts = InstanceParts(step, scope, phase, diagnostics: diagnostics)
        let (check, prepare) = (entry.check, entry.prepare)
        guard edgeCount <= Self.edgeLimit else { return nil }
        let dependencies = parts.dependencies()
        count(dependencies, of: step)
        let foreseen = forecasts(of: dependencies)
        var forecast = Forecast()
        let reader = parts.read { forecast = check(&$0, foreseen) }
        let (condition, machine) = (parts.condition(), parts.machine())
        diagnostics = parts.diagnostics
        let kind = entry.description.kind
        guard kind != .notify || !state.frame.isQuiet || step.notifiesAlways else { return nil }
        let id = state.frame.id(of: step, cell)
        note(reader.requirements, of: id)
        let resolve = parts.resolving
        let work = PlannedInstance.Work.step(kind: kind, effect: entry.description.effect) {
            facts in
            var reader = resolve(facts)
            return try prepare(&reader)
        }
        let instance = PlannedInstance(
            id: id,
            work: work,
            scope: state.index,
            phase: phase,
            dependencies: dependencies,
            when: step.when,
            condition: condition,
            isOptional: step.isOptional,
            policy: step.policy,
            machine: machine ?? state.frame.machine,
            notBefore: step.notBefore,
            forecast: forecast
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
