import Synchronization

extension LeaseBook {
    private enum Access {
        case ready(LeasePayload)
        case wait(Promise<LeaseShelf.Turn>)
        case create
    }

    /// Gives the payload of a shared resource; the first who asks creates it.
    func share(
        _ request: LeaseRequest,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        let key = LeaseShelf.SharedKey(
            kind: request.kind,
            place: request.place,
            discriminator: request.discriminator
        )
        while true {
            switch access(to: key) {
            case .ready(let payload): return payload
            case .create: return try await makeShared(request, key, create: create)
            case .wait(let promise):
                if case .ready(let payload) = try await promise.delivered() { return payload }
            }
        }
    }

    private func access(to key: LeaseShelf.SharedKey) -> Access {
        shelf.withLock { shelf in
            switch shelf.shared[key] {
            case .ready(_, let payload): return .ready(payload)
            case .creating(let waiting):
                let promise = Promise<LeaseShelf.Turn>()
                shelf.shared[key] = .creating(waiting: waiting + [promise])
                return .wait(promise)
            case nil:
                shelf.shared[key] = .creating(waiting: [])
                return .create
            }
        }
    }

    private func makeShared(
        _ request: LeaseRequest,
        _ key: LeaseShelf.SharedKey,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        do {
            let lease = try await make(request, for: nil, create: create)
            settle(key, as: .ready(lease: lease.id, lease.payload), turn: .ready(lease.payload))
            return lease.payload
        } catch {
            // All look again, and one of them becomes the next to try: nobody can be forgotten,
            // not even when the one whose turn it would be is cancelled in this instant.
            settle(key, as: nil, turn: .again)
            throw error
        }
    }

    private func settle(
        _ key: LeaseShelf.SharedKey,
        as result: LeaseShelf.Shared?,
        turn: LeaseShelf.Turn
    ) {
        let waiting = shelf.withLock { shelf -> [Promise<LeaseShelf.Turn>] in
            defer { shelf.shared[key] = result }
            guard case .creating(let waiting) = shelf.shared[key] else { return [] }
            return waiting
        }
        for promise in waiting { promise.keep(turn) }
    }
}
