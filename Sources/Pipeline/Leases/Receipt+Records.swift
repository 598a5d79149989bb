extension Receipt {
    /// Sums up leases.
    package init(_ records: [LeaseRecord]) {
        let released = records.filter { !$0.isOpen }
        self.init(
            created: records.count,
            removed: released.filter { !$0.wasGone }.count,
            alreadyGone: released.filter(\.wasGone).count,
            left: records.filter(\.isOpen).map { Leftover($0) }
        )
    }
}

extension Receipt.Leftover {
    fileprivate init(_ record: LeaseRecord) {
        self.init(
            lease: record.lease.id,
            kind: record.lease.kind,
            place: record.lease.place,
            name: record.lease.name,
            reason: record.problem ?? "nobody has tried to remove it yet"
        )
    }
}
