import Values

@testable import Pipeline

/// A plan written down by hand, step by step, in the order in which it should be planned.
struct PlanSketch {
    private var instances: [PlannedInstance] = []
    private var scopes = [PlannedScope()]

    /// Adds a step; `after` names steps of the same scope, `finally` is its position there.
    mutating func step(
        _ name: String,
        in scope: Int = 0,
        finally: Int? = nil,
        kind: StepKind = "work",
        effect: Effect = .idempotent,
        after: [String] = [],
        when: WhenRule? = nil,
        condition: (@Sendable (RunFacts) throws -> Bool)? = nil,
        optional: Bool = false,
        policy: AttemptPolicy = AttemptPolicy(),
        body: @escaping PreparedStep
    ) {
        add(
            name,
            work: .step(kind: kind, effect: effect) { _ in body },
            in: scope,
            finally: finally,
            after: after,
            when: when,
            condition: condition,
            optional: optional,
            policy: policy
        )
    }

    /// Adds a step that does nothing.
    mutating func step(
        _ name: String,
        in scope: Int = 0,
        finally: Int? = nil,
        kind: StepKind = "work",
        effect: Effect = .idempotent,
        after: [String] = [],
        when: WhenRule? = nil,
        condition: (@Sendable (RunFacts) throws -> Bool)? = nil,
        optional: Bool = false,
        policy: AttemptPolicy = AttemptPolicy()
    ) {
        step(
            name,
            in: scope,
            finally: finally,
            kind: kind,
            effect: effect,
            after: after,
            when: when,
            condition: condition,
            optional: optional,
            policy: policy,
            body: { _ in .null }
        )
    }

    /// Adds a reused pipeline and returns its scope.
    mutating func pipeline(
        _ name: String,
        in scope: Int = 0,
        finally: Int? = nil,
        after: [String] = [],
        when: WhenRule? = nil,
        condition: (@Sendable (RunFacts) throws -> Bool)? = nil,
        outputs: @escaping @Sendable (RunFacts) throws -> Value = { _ in .null }
    ) -> Int {
        scopes.append(PlannedScope(owner: instances.count))
        add(
            name,
            work: .pipeline(scope: scopes.count - 1, outputs: outputs),
            in: scope,
            finally: finally,
            after: after,
            when: when,
            condition: condition
        )
        return scopes.count - 1
    }

    private mutating func add(
        _ name: String,
        work: PlannedInstance.Work,
        in scope: Int,
        finally: Int?,
        after: [String],
        when: WhenRule?,
        condition: (@Sendable (RunFacts) throws -> Bool)?,
        optional: Bool = false,
        policy: AttemptPolicy = AttemptPolicy()
    ) {
        instances.append(
            PlannedInstance(
                id: id(of: name, in: scope),
                work: work,
                scope: scope,
                phase: finally.map { .finally($0) } ?? .steps,
                dependencies: after.compactMap { index(of: id(of: $0, in: scope)) },
                when: when ?? (finally == nil ? .succeeded : .always),
                condition: condition,
                isOptional: optional,
                policy: policy
            )
        )
    }

    private func id(of name: String, in scope: Int) -> InstanceID {
        let element = InstanceID.Element(step: name)
        guard let owner = scopes[scope].owner else { return InstanceID([element]) }
        return instances[owner].id.appending(element)
    }

    private func index(of id: InstanceID) -> Int? { instances.firstIndex { $0.id == id } }

    func plan(deadline: Duration? = nil) -> Plan {
        Plan(
            pipeline: "sketch",
            file: "/sketch.yml",
            instances: instances,
            scopes: scopes,
            deadline: deadline
        )
    }

    static func plan(_ draw: (inout PlanSketch) -> Void) -> Plan {
        var sketch = PlanSketch()
        draw(&sketch)
        return sketch.plan()
    }
}
