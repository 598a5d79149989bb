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
        checkMachine(of: step.definition, entry)
        let place = entry.isPortable ? machine ?? state.frame.machine : nil
        // What is there on another machine is not known here.
        note(reader.requirements.filter { place == nil || $0.kind != .tool }, of: id)
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
            machine: place,
            forecast: forecast,
            rules: step.rules
        )
        instances.append(instance)
        return instances.count - 1
    }

    /// Refuses to send a step away that has to stay; one that only stands in a pipeline that is sent
    /// away stays without a word.
    private mutating func checkMachine(of step: StepDefinition, _ entry: CatalogEntry) {
        guard let node = step.machine, !entry.isPortable else { return }
        let reason =
            entry.resourceKinds.isEmpty
            ? "what it works with is on that machine"
            : "what it creates has to be in the journal there first"
        let kind = entry.description.kind
        let message = "'\(kind)' runs on the machine that the run is started on: \(reason)"
        let help = "leave 'runs-on' out; it is for the steps that measure or run a program"
        diagnostics.report(Diagnostic(.keyOutOfPlace, message, at: node.span, help: help))
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
