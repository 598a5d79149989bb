import Values

/// The parts of a step at one of its instances: what it is told, its condition, its machine.
struct InstanceParts {
    let step: StepAtHand
    let scope: InstanceScope
    var diagnostics: Diagnostics

    init(_ step: StepAtHand, _ cell: Cell, diagnostics: Diagnostics) {
        self.step = step
        scope = InstanceScope(step.surroundings, cell)
        self.diagnostics = diagnostics
    }

    /// Checks what the step is told.
    mutating func read(_ body: (inout MappingReader) -> Void) -> MappingReader {
        var reader = step.checking(scope, diagnostics.handOver())
        body(&reader)
        diagnostics = reader.diagnostics
        return reader
    }

    /// Makes a reader of what the step is told in the course of a run.
    var resolving: @Sendable (RunFacts) -> MappingReader {
        let (step, scope) = (step, scope)
        return { facts in step.resolving(scope, knowing: facts) }
    }

    /// The `if:`, checked now and evaluated later.
    mutating func condition() -> (@Sendable (RunFacts) throws -> Bool)? {
        guard let evaluate = value(of: step.definition.condition, "if", .boolean) else {
            return nil
        }
        return { facts in try evaluate(facts) == .boolean(true) }
    }

    /// The `runs-on:`, checked now and evaluated later.
    mutating func machine() -> (@Sendable (RunFacts) throws -> Value)? {
        value(of: step.definition.machine, "runs-on", .opaque("machine"))
    }

    private mutating func value(
        of node: Node?,
        _ key: String,
        _ type: ValueType
    ) -> (@Sendable (RunFacts) throws -> Value)? {
        guard let node else { return nil }
        let scope = scope
        var reader = ValueReader(scope: scope, isResolving: false, diagnostics: diagnostics)
        _ = reader.read(node, as: type, label: KeyLabel(key))
        diagnostics = reader.diagnostics
        return { facts in try node.resolved(as: type, of: key, in: scope.knowing(facts)) }
    }

    /// The instances that it waits for.
    func dependencies() -> [Int] {
        let views = step.surroundings.steps
        let lists = step.awaited.map { views?[$0]?.instances(joining: scope.cell) ?? [] }
        // Each is ascending; one alone is shared by all who wait for the same.
        return lists.count == 1 ? lists[0] : lists.joined().sorted()
    }
}

extension Node {
    /// The value in the course of a run, when all it reads is there.
    func resolved(
        as type: ValueType,
        of key: String,
        in scope: RunningScope
    ) throws(StepFailure) -> Value {
        var reader = ValueReader(scope: scope, isResolving: true, diagnostics: Diagnostics())
        if case .known(let value) = reader.read(self, as: type, label: KeyLabel(key)) {
            return value
        }
        let message = reader.diagnostics.all.first?.line ?? "'\(key)' has no value"
        throw StepFailure(code: .invalid, message: message)
    }
}
