extension StepKind {
    /// The kind that removes what a run created where it stands in `finally`.
    static let teardown: StepKind = "teardown"
}

/// What the scheduler looks up in a plan all the time.
struct PlanLayout: Sendable {
    /// Who depends on each instance.
    let dependents: [[Int]]
    /// The instances among the steps of each scope.
    let members: [[Int]]
    /// The instances of each position in `finally` of each scope, in file order.
    let finally: [[[Int]]]
    /// Whether each instance runs on when the run is stopped for the first time.
    let isProtected: [Bool]
    /// Whether each scope says itself when its leases are settled.
    let hasTeardown: [Bool]

    init(_ plan: Plan) {
        var dependents = [[Int]](repeating: [], count: plan.instances.count)
        for (index, instance) in plan.instances.enumerated() {
            for dependency in instance.dependencies { dependents[dependency].append(index) }
        }
        self.dependents = dependents
        members = plan.scopes.indices.map { Self.members(of: $0, in: plan) }
        let finally = plan.scopes.indices.map { Self.finally(of: $0, in: plan) }
        self.finally = finally
        isProtected = Self.protection(in: plan)
        hasTeardown = finally.map { groups in
            groups.joined().contains { plan.instances[$0].isTeardown }
        }
    }

    private static func members(of scope: Int, in plan: Plan) -> [Int] {
        plan.instances.indices.filter {
            plan.instances[$0].scope == scope && plan.instances[$0].phase == .steps
        }
    }

    private static func finally(of scope: Int, in plan: Plan) -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for (index, instance) in plan.instances.enumerated() where instance.scope == scope {
            guard case .finally(let position) = instance.phase else { continue }
            groups[position, default: []].append(index)
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What stands in `finally`, what runs `always`, and everything inside a pipeline that does.
    private static func protection(in plan: Plan) -> [Bool] {
        var isProtected: [Bool] = []
        for instance in plan.instances {
            let owner = plan.scopes[instance.scope].owner
            let isInherited = owner.map { isProtected[$0] } ?? false
            let isOwn = instance.phase != .steps || instance.when == .always
            isProtected.append(isInherited || isOwn)
        }
        return isProtected
    }
}

extension PlannedInstance {
    fileprivate var isTeardown: Bool {
        if case .step(.teardown, _, _) = work { true } else { false }
    }
}
