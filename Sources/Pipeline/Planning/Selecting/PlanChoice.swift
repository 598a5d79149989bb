/// The instances of a plan that were chosen, with all that follows from choosing them.
struct PlanChoice {
    private let whole: Plan
    private let layout: PlanLayout
    private var isKept: [Bool]
    /// Whether everything inside is kept too; a reused pipeline can also be there for a part of it.
    private var isWhole: [Bool]
    private var isOpen: [Bool]

    init(_ plan: Plan) {
        whole = plan
        layout = PlanLayout(plan)
        isKept = plan.instances.map { _ in false }
        isWhole = isKept
        isOpen = plan.scopes.map { _ in false }
        open(scope: 0)
    }

    /// Takes an instance with all that it needs and all that stands inside it.
    mutating func take(_ instance: Int) {
        var rest = [instance]
        while let next = rest.popLast() {
            guard !isWhole[next] else { continue }
            isWhole[next] = true
            keep(next)
            rest += whole.instances[next].dependencies
            if case .pipeline(let scope, _) = whole.instances[next].work {
                rest += layout.members[scope]
            }
        }
    }

    /// Keeps an instance, and the reused pipelines that it stands in with what those need.
    private mutating func keep(_ instance: Int) {
        guard !isKept[instance] else { return }
        isKept[instance] = true
        if case .pipeline(let scope, _) = whole.instances[instance].work { open(scope: scope) }
        guard let owner = whole.scopes[whole.instances[instance].scope].owner else { return }
        keep(owner)
        for dependency in whole.instances[owner].dependencies { take(dependency) }
    }

    /// Whatever ends has an end: what a pipeline does in `finally` is never left out.
    private mutating func open(scope: Int) {
        guard !isOpen[scope] else { return }
        isOpen[scope] = true
        for instance in layout.finally[scope].joined() { take(instance) }
    }

    /// The plan of what was chosen.
    var plan: Plan {
        let kept = whole.instances.indices.filter { isKept[$0] }
        let places = Dictionary(uniqueKeysWithValues: zip(kept, 0...))
        let scopes = whole.scopes.indices.filter { isOpen[$0] }
        let scopePlaces = Dictionary(uniqueKeysWithValues: zip(scopes, 0...))
        var plan = whole
        plan.places = places
        plan.scopes = scopes.map { scope in
            let scope = whole.scopes[scope]
            return PlannedScope(
                owner: scope.owner.flatMap { places[$0] },
                folder: scope.folder,
                file: scope.file
            )
        }
        plan.instances = kept.map { moved($0, places, scopePlaces) }
        let names = Set(plan.instances.map(\.id))
        plan.requirements = whole.requirements.compactMap { planned in
            let instances = planned.instances.filter(names.contains)
            guard !instances.isEmpty else { return nil }
            return PlannedRequirement(requirement: planned.requirement, instances: instances)
        }
        return plan
    }

    private func moved(_ index: Int, _ places: [Int: Int], _ scopes: [Int: Int]) -> PlannedInstance
    {
        var instance = whole.instances[index]
        instance.dependencies = instance.dependencies.compactMap { places[$0] }
        instance.scope = scopes[instance.scope] ?? 0
        if case .pipeline(let scope, var outputs) = instance.work {
            // Nobody reads what a part of a pipeline leaves, or it would be there as a whole.
            if !isWhole[index] { outputs = { _ in .mapping([:]) } }
            instance.work = .pipeline(scope: scopes[scope] ?? 0, outputs: outputs)
        }
        return instance
    }
}
