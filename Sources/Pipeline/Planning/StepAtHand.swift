/// A step while its instances are planned: what they have in common, found once for all of them.
final class StepAtHand: Sendable {
    let definition: StepDefinition
    let surroundings: Surroundings
    private let written: WrittenKeys
    let rules: InstanceRules
    /// The names of the steps that it waits for; at the end of a pipeline, order alone says that.
    let awaited: [String]

    /// Creates a step in hand; `rules` are those of the step before.
    init(
        _ definition: StepDefinition,
        _ phase: PlannedInstance.Phase,
        in state: ScopeState,
        after rules: InstanceRules?
    ) {
        self.definition = definition
        written = WrittenKeys(definition.with?.mapping ?? [])
        surroundings = state.surroundings(of: definition, isFinally: phase != .steps)
        self.rules = InstanceRules(
            phase: phase,
            when: definition.when,
            isOptional: definition.isOptional,
            policy: definition.policy,
            notBefore: definition.notBefore
        )
        .shared(with: rules)
        awaited = phase == .steps ? definition.awaited : []
    }

    /// A reader of what the step is told, to check it.
    func checking(_ scope: InstanceScope, _ diagnostics: Diagnostics) -> MappingReader {
        reader(in: scope, .checking, diagnostics)
    }

    /// A reader of what the step is told in the course of a run.
    func resolving(_ scope: InstanceScope, knowing facts: RunFacts) -> MappingReader {
        reader(in: scope.knowing(facts), .resolving, Diagnostics())
    }

    private func reader(
        in scope: any ValueScope,
        _ purpose: MappingReader.Purpose,
        _ diagnostics: Diagnostics
    ) -> MappingReader {
        MappingReader(
            definition.with,
            written: written,
            at: definition.name.span,
            scope: scope,
            purpose: purpose,
            diagnostics: diagnostics
        )
    }
}

extension StepDefinition {
    /// The names of the steps that it reads from or needs.
    fileprivate var awaited: [String] {
        // What is not well-formed was reported when the edges were found.
        var ignored = Diagnostics()
        let read = references(into: &ignored).filter { $0.root == .steps }.compactMap(\.path.first)
        return Set(read + needs.map(\.value)).sorted()
    }
}
