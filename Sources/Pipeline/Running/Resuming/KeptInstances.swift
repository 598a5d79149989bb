/// Decides which instances of a plan need not be done again.
///
/// What succeeded is kept, unless something it waited for is done again. What it created may be gone
/// meanwhile; it is created again then if somebody still needs it, and what was done with it before
/// stays done.
struct KeptInstances {
    private let plan: Plan
    private let layout: PlanLayout
    private let records: [InstanceRecord?]
    /// Whether all is as it was inside each scope and in those around it.
    private let scopes: [Bool]
    /// Whether those that wait for an instance find it as they did before.
    private var isSettled: [Bool]
    private(set) var isKept: [Bool]

    init(_ plan: Plan, records: [InstanceRecord]) {
        self.plan = plan
        layout = PlanLayout(plan)
        let known = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
        self.records = plan.instances.map { known[$0.id] }
        scopes = Self.quietScopes(plan, self.records)
        isSettled = plan.instances.map { _ in false }
        isKept = isSettled
        for instance in plan.instances.indices { look(at: instance) }
    }

    /// Whether a scope, with all that is reused inside it, holds nothing that is done again.
    private static func quietScopes(_ plan: Plan, _ records: [InstanceRecord?]) -> [Bool] {
        var scopes = plan.scopes.map { _ in true }
        for (index, instance) in plan.instances.enumerated() where instance.phase == .steps {
            guard records[index]?.isGood != true else { continue }
            var scope: Int? = instance.scope
            while let current = scope, scopes[current] {
                scopes[current] = false
                scope = plan.scopes[current].owner.map { plan.instances[$0].scope }
            }
        }
        return scopes
    }

    private mutating func look(at index: Int) {
        let instance = plan.instances[index]
        let hasSameInputs =
            instance.dependencies.allSatisfy { isSettled[$0] } && isEntered(instance.scope)
        switch instance.work {
        case .pipeline(let scope, _):
            isSettled[index] = hasSameInputs && records[index]?.isGood == true && scopes[scope]
        case .step:
            let isDone = records[index]?.progress == .succeeded
            let isSame = hasSameInputs && (instance.phase == .steps || scopes[instance.scope])
            isKept[index] = isDone && (isSame || instance.effect == .once)
            isSettled[index] = isKept[index] || (isSame && records[index]?.progress == .skipped)
        }
    }

    /// Whether the pipeline that a scope is was entered with the same inputs.
    private func isEntered(_ scope: Int) -> Bool {
        var scope = scope
        while let owner = plan.scopes[scope].owner {
            let instance = plan.instances[owner]
            guard instance.dependencies.allSatisfy({ isSettled[$0] }) else { return false }
            scope = instance.scope
        }
        return true
    }
}

extension KeptInstances {
    /// The kept instances whose resources somebody may still use.
    var inUse: [Int] { isKept.indices.filter { isKept[$0] && hasUsers($0) } }

    /// Does instances again whose resources are needed and gone, from the last to the first: what
    /// is created again may stand on what others created.
    mutating func recreate(unless isThere: (InstanceID) -> Bool) {
        for index in plan.instances.indices.reversed() {
            guard isKept[index], hasUsers(index), !isThere(plan.instances[index].id) else {
                continue
            }
            isKept[index] = false
            unsettle(index)
        }
    }

    /// Something happens again at an instance, and so in every reused pipeline around it.
    private mutating func unsettle(_ index: Int) {
        var place: Int? = index
        while let current = place {
            isSettled[current] = false
            place = plan.scopes[plan.instances[current].scope].owner
        }
    }

    private func hasUsers(_ index: Int) -> Bool {
        layout.dependents[index].contains { !isSettled[$0] }
    }
}

extension InstanceRecord {
    /// Whether it ended in a way that nobody would want to try again.
    fileprivate var isGood: Bool { progress == .succeeded || progress == .skipped }
}
