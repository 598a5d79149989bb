import Synchronization

extension LeaseBook {
    /// Goes on with the leases of an earlier life of the run.
    func restore(_ resumption: Resumption) {
        shelf.withLock { shelf in
            for record in resumption.leases {
                shelf.put(record)
                guard record.isOpen, !resumption.stale.contains(record.lease.id) else { continue }
                shelf.share(record.lease)
            }
        }
    }
}

extension LeaseShelf {
    /// Lets all who ask for a resource of the run have the one that there is.
    fileprivate mutating func share(_ lease: Lease) {
        guard lease.instance == nil else { return }
        let key = SharedKey(
            kind: lease.kind,
            place: lease.place,
            discriminator: lease.discriminator
        )
        shared[key] = .ready(lease: lease.id, lease.payload)
    }
}
