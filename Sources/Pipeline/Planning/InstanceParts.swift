import Values

/// The parts of a step at one of its instances: what it is told, its condition, its machine.
struct InstanceParts {
    let step: StepDefinition
    let scope: InstanceScope
    let phase: PlannedInstance.Phase
    var diagnostics: Diagnostics

    init(
        _ step: StepDefinition,
        _ scope: InstanceScope,
        _ phase: PlannedInstance.Phase,
        diagnostics: Diagnostics
    ) {
        self.step = step
        self.scope = scope
        self.phase = phase
        self.diagnostics = diagnostics
    }

    /// Checks what the step is told.
    mutating func read(_ body: (inout MappingReader) -> Void) -> MappingReader {
        var reader = MappingReader(
            step.with,
            at: step.name.span,
            scope: scope,
            diagnostics: diagnostics.handOver()
        )
        body(&reader)
        diagnostics = reader.diagnostics
        return reader
    }

    /// Makes a reader of what the step is told in the course of a run.
    var resolving: @Sendable (RunFacts) -> MappingReader {
        let (node, span, scope) = (step.with, step.name.span, scope)
        return { facts in
            MappingReader(node, at: span, scope: scope.knowing(facts), purpose: .resolving)
        }
    }

    /// The `if:`, checked now and evaluated later.
    mutating func condition() -> (@Sendable (RunFacts) throws -> Bool)? {
        guard let evaluate = value(of: step.condition, "if", .boolean) else { return nil }
        return { facts in try evaluate(facts) == .boolean(true) }
    }

    /// The `runs-on:`, checked now and evaluated later.
    mutating func machine() -> (@Sendable (RunFacts) throws -> Value)? {
        value(of: step.machine, "runs-on", .opaque("machine"))
    }

    private mutating func value(
        of node: Node?,
        _ key: String,
        _ type: ValueType
    ) -> (@Sendable (RunFacts) throws -> Value)? {
        guard let node else { return nil }
        let scope = scope
        var reader = ValueReader(scope: scope, isResolving: false, diagnostics: diagnostics)
        _ = reader.read(node, as: type, label: key)
        diagnostics = reader.diagnostics
        return { facts in try node.resolved(as: type, of: key, in: scope.knowing(facts)) }
    }

    /// The instances that it waits for; at the end of a pipeline, order alone says that.
    func dependencies() -> [Int] {
        guard phase == .steps else { return [] }
        // What is not well-formed was reported when the edges were found.
        var ignored = Diagnostics()
        let read = step.references(into: &ignored).filter { $0.root == .steps }
            .compactMap(\.path.first)
        let names = Set(read + step.needs.map(\.value))
        let indices = names.flatMap { scope.steps?[$0]?.instances(joining: scope.cell) ?? [] }
        return Set(indices).sorted()
    }
}

extension Node {
    /// The value in the course of a run, when all it reads is there.
    func resolved(
        as type: ValueType,
        of key: String,
        in scope: InstanceScope
    ) throws(StepFailure) -> Value {
        var reader = ValueReader(scope: scope, isResolving: true, diagnostics: Diagnostics())
        if case .known(let value) = reader.read(self, as: type, label: key) { return value }
        let message = reader.diagnostics.all.first?.line ?? "'\(key)' has no value"
        throw StepFailure(code: .invalid, message: message)
    }
}
