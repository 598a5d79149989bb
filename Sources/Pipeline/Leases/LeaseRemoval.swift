/// Takes one resource out of the world, once.
struct LeaseRemoval {
    let handler: any LeaseHandler
    let clock: any Clock<Duration>
    /// Makes a new state of the lease durable; called before the act that the state announces.
    let note: @Sendable (LeaseRecord) -> Void

    /// Removes the resource, or proves that there is none.
    ///
    /// - Parameters:
    ///   - record: An open lease.
    ///   - quietFor: How long it is certain that nobody has been asking for its creation.
    /// - Returns: The released lease.
    /// - Throws: What the handler throws; the lease is as open as it was then.
    func remove(_ record: LeaseRecord, quietFor: Duration) async throws -> LeaseRecord {
        switch record.lease.state {
        case .released: return record
        case .created, .doomed: return try await destroy(record)
        case .intent: return try await removeIntent(record, quietFor: quietFor)
        }
    }

    private func destroy(_ record: LeaseRecord) async throws -> LeaseRecord {
        if record.lease.state != .doomed { note(record.with(.doomed)) }
        try await handler.destroy(record.lease)
        return released(record, wasGone: false)
    }

    /// Settles an intent, which is not absence: the provider may still be creating.
    ///
    /// So absence counts only when it was seen twice, half a settle window apart, the second time a whole
    /// window after the last moment at which the creation may have been sent.
    private func removeIntent(
        _ record: LeaseRecord,
        quietFor: Duration
    ) async throws -> LeaseRecord {
        if try await isPresent(record.lease) { return try await destroy(record) }
        // A provider whose view lags behind may say absent and yet remove it by name.
        try await handler.destroy(record.lease)
        let window = handler.settleWindow(of: record.lease)
        for wait in [max(.zero, window / 2 - quietFor), window / 2] {
            try await clock.sleep(for: wait)
            if try await isPresent(record.lease) { return try await destroy(record) }
        }
        return released(record, wasGone: true)
    }

    private func isPresent(_ lease: Lease) async throws -> Bool {
        switch try await handler.probe(lease) {
        case .present: return true
        case .absent: return false
        case .unknown: throw LeaseProblem("nobody could say whether it exists")
        }
    }

    private func released(_ record: LeaseRecord, wasGone: Bool) -> LeaseRecord {
        var record = record.with(.released)
        record.wasGone = wasGone
        record.problem = nil
        note(record)
        return record
    }
}

extension LeaseRecord {
    /// The same lease in another state.
    func with(_ state: Lease.State) -> LeaseRecord {
        var record = self
        record.lease.state = state
        return record
    }
}
