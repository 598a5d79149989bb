/// Takes one resource out of the world, once.
struct LeaseRemoval {
    let handler: any LeaseHandler
    /// Bounds how many questions about intents are under way.
    let gate: CallGate
    let clock: any Clock<Duration>
    /// Makes a new state of the lease durable; called before the act that the state announces.
    let note: @Sendable (LeaseRecord) -> Void

    /// Removes a resource that exists or existed.
    ///
    /// - Returns: The released lease.
    /// - Throws: What the handler throws; the lease is as open as it was then.
    func remove(_ record: LeaseRecord) async throws -> LeaseRecord {
        if record.lease.state != .doomed { note(record.with(.doomed)) }
        try await handler.destroy(record.lease)
        return released(record, wasGone: false)
    }

    /// Finds out whether an intent became something: no answer is not absence, because the provider
    /// may still be creating.
    ///
    /// Where there are tokens, asking for the creation once more says it for certain. Otherwise
    /// absence counts only when it was seen twice, half a settle window apart, the second time a
    /// whole window after the last moment at which the creation may have been sent.
    ///
    /// - Parameters:
    ///   - record: An open lease; what is no intent is returned as it is.
    ///   - quietFor: How long it is certain that nobody has been asking for its creation.
    /// - Returns: The lease, created or released.
    /// - Throws: What the handler throws; the lease is an intent as before then.
    func clarify(_ record: LeaseRecord, quietFor: Duration) async throws -> LeaseRecord {
        guard record.lease.state == .intent else { return record }
        if let payload = try await gate.pass({ try await handler.reissue(record.lease) }) {
            return created(record, payload)
        }
        if try await isPresent(record.lease) { return created(record, record.lease.payload) }
        // A provider whose view lags behind may say absent and yet remove it by name.
        try await gate.pass { try await handler.destroy(record.lease) }
        let window = handler.settleWindow(of: record.lease)
        for wait in [max(.zero, window / 2 - quietFor), window / 2] {
            try await clock.sleep(for: wait)
            if try await isPresent(record.lease) { return created(record, record.lease.payload) }
        }
        return released(record, wasGone: true)
    }

    private func isPresent(_ lease: Lease) async throws -> Bool {
        switch try await gate.pass({ try await handler.probe(lease) }) {
        case .present: return true
        case .absent: return false
        case .unknown: throw LeaseProblem("nobody could say whether it exists")
        }
    }

    private func created(_ record: LeaseRecord, _ payload: LeasePayload) -> LeaseRecord {
        var record = record.with(.created)
        record.lease.payload = payload
        note(record)
        return record
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
