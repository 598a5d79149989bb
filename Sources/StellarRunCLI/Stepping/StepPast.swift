import Pipeline

/// What the journal of a state folder knows of a run that concerns one instance.
struct StepPast {
    /// How often the run was begun before.
    var lives: Int
    /// What the instances came to that it reads of, and itself.
    var instances: [InstanceRecord] = []
    /// Their leases, and those that the run shares; what others created is none of its business.
    var leases: [LeaseRecord] = []

    /// What others left, by their names.
    var outputs: [String: Value] {
        let good = instances.filter { $0.progress == .succeeded }
        let pairs = good.map { ($0.id.description, $0.output ?? .mapping([:])) }
        return Dictionary(pairs) { $1 }
    }
}

extension StepPast {
    /// Chooses from all that a journal knows.
    init(
        lives: Int,
        plan: Plan,
        around index: Int,
        instances: [InstanceRecord],
        leases: [LeaseRecord]
    ) {
        let read = Set(plan.readBy(index).map { plan.instances[$0].id })
        let own = plan.instances[index].id
        self.init(
            lives: lives,
            instances: instances.filter { read.contains($0.id) || $0.id == own },
            leases: leases.filter { record in
                record.lease.instance.map { read.contains($0) || $0 == own } ?? true
            }
        )
    }
}
