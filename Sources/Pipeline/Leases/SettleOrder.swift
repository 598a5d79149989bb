/// In which order leases are settled.
enum SettleOrder {
    /// The leases of instances: for each instance its kinds, the latest first, each with its
    /// leases, the latest first.
    static func byInstance(_ records: [LeaseRecord]) -> [[[LeaseRecord]]] {
        let owned = records.filter { $0.lease.instance != nil }
        return grouped(owned.reversed()) { $0.lease.instance }.map { instance in
            grouped(instance) { $0.lease.kind }
        }
    }

    /// The leases that the run shares, the latest first.
    static func shared(_ records: [LeaseRecord]) -> [LeaseRecord] {
        records.filter { $0.lease.instance == nil }.reversed()
    }

    /// Groups in the order in which their first elements come.
    private static func grouped<Key: Hashable>(
        _ records: [LeaseRecord],
        by key: (LeaseRecord) -> Key
    ) -> [[LeaseRecord]] {
        var order: [Key] = []
        var groups: [Key: [LeaseRecord]] = [:]
        for record in records {
            let key = key(record)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(record)
        }
        return order.compactMap { groups[$0] }
    }
}
