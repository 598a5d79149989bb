/// The instances of a pipeline in the order in which they can be over.
struct ScopeMembers: Sendable {
    /// Its steps that no other of its steps waits for.
    fileprivate(set) var last: [Int] = []
    /// What stands at its end, by position.
    fileprivate(set) var finally: [[Int]] = []

    /// The members of every scope of a plan.
    static func all(of plan: Plan) -> [ScopeMembers] {
        var scopes = Array(repeating: ScopeMembers(), count: plan.scopes.count)
        let awaited = Set(plan.instances.flatMap(\.dependencies))
        for (index, instance) in plan.instances.enumerated() {
            switch instance.phase {
            case .steps:
                if !awaited.contains(index) { scopes[instance.scope].last.append(index) }
            case .finally(let position):
                scopes[instance.scope].append(index, atEnd: position)
            }
        }
        return scopes
    }

    private mutating func append(_ index: Int, atEnd position: Int) {
        while finally.count <= position { finally.append([]) }
        finally[position].append(index)
    }
}

extension [ScopeMembers] {
    /// The instances that an instance directly follows.
    func predecessors(of index: Int, in plan: Plan) -> [Int] {
        let instance = plan.instances[index]
        let scope = self[instance.scope]
        switch instance.phase {
        case .finally(let position) where position > 0:
            return scope.finally[position - 1].flatMap { exits(of: $0, in: plan) }
        case .finally:
            let before = scope.last.flatMap { exits(of: $0, in: plan) }
            return before.isEmpty ? owner(of: instance, in: plan) : before
        case .steps where instance.dependencies.isEmpty:
            return owner(of: instance, in: plan)
        case .steps:
            return instance.dependencies.flatMap { exits(of: $0, in: plan) }
        }
    }

    private func owner(of instance: PlannedInstance, in plan: Plan) -> [Int] {
        [plan.scopes[instance.scope].owner].compactMap(\.self)
    }

    /// The instances that are the last of an instance: of a pipeline, those at its end.
    private func exits(of index: Int, in plan: Plan) -> [Int] {
        guard case .pipeline(let inner, _) = plan.instances[index].work else { return [index] }
        let ends = self[inner].finally.last ?? self[inner].last
        let exits = ends.flatMap { self.exits(of: $0, in: plan) }
        return exits.isEmpty ? [index] : exits
    }
}
