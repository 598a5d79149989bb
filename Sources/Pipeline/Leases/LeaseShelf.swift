/// What a run knows of its leases; the data behind ``LeaseBook``.
struct LeaseShelf: Sendable {
    /// What tells shared resources from one another.
    struct SharedKey: Hashable {
        var kind: ResourceKind
        var place: String
        var discriminator: String
    }

    /// A resource that several instances asked for.
    enum Shared {
        /// One of them creates it, the others wait.
        case creating(waiting: [Promise<Turn>])
        case ready(lease: String, LeasePayload)
    }

    /// What somebody who waited for a shared resource is told.
    enum Turn: Sendable {
        case ready(LeasePayload)
        /// The one before could not create it: look again.
        case again
    }

    /// A lease that is being settled, and those who wait for it.
    typealias Settling = [Promise<LeaseRecord>]

    private(set) var records: [LeaseRecord] = []
    private var positions: [String: Int] = [:]
    /// How many leases of each instance are open.
    private var open: [InstanceID?: Int] = [:]
    private var serials: [LeaseNaming.Identity: Int] = [:]
    /// Leases whose creation is under way; nobody settles them.
    var creating: Set<String> = []
    /// For how long nobody has been asking for the creation of a lease.
    var quiet: [String: Stopwatch] = [:]
    var shared: [SharedKey: Shared] = [:]
    var settling: [String: Settling] = [:]

    var openCount: Int { open.values.reduce(0, +) }

    func hasOpen(of instance: InstanceID) -> Bool { open[instance, default: 0] > 0 }

    func record(_ id: String) -> LeaseRecord? { positions[id].map { records[$0] } }

    /// Counts an identity, so that asking for the same resource again gives it a name of its own.
    mutating func serial(of identity: LeaseNaming.Identity) -> Int {
        serials[identity, default: 0] += 1
        return serials[identity, default: 0]
    }

    /// Adds a lease, or replaces what is known of it.
    mutating func put(_ record: LeaseRecord) {
        let instance = record.lease.instance
        open[instance, default: 0] += record.isOpen ? 1 : 0
        if let position = positions[record.lease.id] {
            open[instance, default: 0] -= records[position].isOpen ? 1 : 0
            records[position] = record
        } else {
            positions[record.lease.id] = records.count
            records.append(record)
        }
        if record.lease.state != .intent, record.lease.state != .created { unshare(record.lease) }
    }

    /// What is doomed is shared no more: whoever asks next creates another one.
    private mutating func unshare(_ lease: Lease) {
        guard lease.instance == nil else { return }
        let stale = shared.first { entry in
            if case .ready(lease.id, _) = entry.value { true } else { false }
        }
        if let stale { shared[stale.key] = nil }
    }
}
