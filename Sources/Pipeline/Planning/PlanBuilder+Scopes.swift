extension PlanBuilder {
    /// What a pipeline hands to the one that reuses it.
    struct ScopeOutcome {
        let index: Int
        let outputs: [OutputDeclaration]
        /// Makes the outputs when its steps succeeded.
        let evaluate: @Sendable (RunFacts) throws -> Value
    }

    /// Plans all instances of a pipeline: its steps, then what is at its end.
    mutating func planScope(_ definition: PipelineDefinition, _ frame: ScopeFrame) -> ScopeOutcome {
        let (owner, path) = (frame.owner?.index, frame.path)
        scopes.append(PlannedScope(owner: owner, folder: path.folder, file: path.shown))
        var state = ScopeState(definition: definition, frame: frame, index: scopes.count - 1)
        readMatrix(of: &state)
        let graph = StepGraph(definition.steps, before: definition.finally, into: &diagnostics)
        graph.reportCycles(into: &diagnostics)
        let (sound, cyclic) = graph.ordered()
        for step in cyclic { state.views[step.name.value] = StepView(isUnusable: true) }
        for step in definition.steps where state.views[step.name.value] == nil {
            // A reference to a step that is still to come is right, or the cycle is reported.
            state.views[step.name.value] = StepView(isUnusable: true)
        }
        for step in sound { plan(step, phase: .steps, in: &state) }
        for step in cyclic { check(step, in: &state) }
        let outcome = outputs(of: state)
        var position = 0
        for step in definition.finally {
            let count = instances.count
            plan(step, phase: .finally(position), in: &state)
            if instances.count > count { position += 1 }
        }
        return outcome
    }

    private mutating func readMatrix(of state: inout ScopeState) {
        var reading = MatrixReading(
            scope: state.baseScope,
            isLenient: isLenient,
            diagnostics: diagnostics
        )
        for axis in state.definition.matrix { state.axes[axis.name.value] = reading.axis(axis) }
        diagnostics = reading.diagnostics
    }

    private mutating func outputs(of state: ScopeState) -> ScopeOutcome {
        let scope = state.outputScope
        var declarations: [OutputDeclaration] = []
        var templates: [(name: String, template: Template)] = []
        for output in state.definition.outputs {
            guard let template = Template.parse(output.value, into: &diagnostics),
                let type = template.type(in: scope, into: &diagnostics)
            else { continue }
            declarations.append(OutputDeclaration(output.name.value, type, ""))
            templates.append((output.name.value, template))
        }
        let parts = templates
        return ScopeOutcome(index: state.index, outputs: declarations) { facts in
            let known = scope.knowing(facts)
            var values: [String: Value] = [:]
            for (name, template) in parts {
                do throws(ExpressionFailure) {
                    values[name] = try template.value(in: known) ?? .null
                } catch {
                    throw error.asStepFailure
                }
            }
            return .mapping(values)
        }
    }
}
