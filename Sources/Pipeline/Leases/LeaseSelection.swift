/// Which of a run's leases are meant.
package enum LeaseSelection: Sendable, Hashable {
    /// Those of one instance.
    case instance(InstanceID)
    /// Those of the instances inside a reused pipeline.
    case inside(InstanceID)
    /// Some, by their identifiers.
    case these(Set<String>)
    /// All, those that the run shares included.
    case everything

    func contains(_ lease: Lease) -> Bool {
        switch self {
        case .instance(let instance): lease.instance == instance
        case .inside(let pipeline): lease.instance?.isInside(pipeline) ?? false
        case .these(let leases): leases.contains(lease.id)
        case .everything: true
        }
    }
}
