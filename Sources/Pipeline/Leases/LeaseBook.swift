import Synchronization
import Values

/// Keeps the leases of a run that goes on.
///
/// Nothing is created before its lease is in the journal, and nothing leaves the journal before it
/// is gone.
final class LeaseBook: Sendable {
    let naming: LeaseNaming
    let journal: any RunJournal
    let handlers: [ResourceKind: any LeaseHandler]
    let clock: any Clock<Duration>
    let wallClock: @Sendable () -> Double
    let lifetime: Duration
    /// Names this process on labels.
    let owner: String
    /// Is told every new state of a lease, after the journal.
    let announce: @Sendable (Lease) -> Void
    /// Is told that the journal did not take a state.
    let complain: @Sendable (JournalFailure) -> Void
    let shelf = Mutex(LeaseShelf())

    init(
        naming: LeaseNaming,
        journal: any RunJournal,
        handlers: [ResourceKind: any LeaseHandler],
        options: RunOptions,
        announce: @escaping @Sendable (Lease) -> Void,
        complain: @escaping @Sendable (JournalFailure) -> Void
    ) {
        self.naming = naming
        self.journal = journal
        self.handlers = handlers
        clock = options.clock
        wallClock = options.wallClock
        lifetime = options.leaseLifetime
        owner = options.owner
        self.announce = announce
        self.complain = complain
    }

    /// How many resources the run still answers for.
    var openCount: Int { shelf.withLock { $0.openCount } }

    /// Whether there may be something that an instance created.
    func hasOpen(of instance: InstanceID) -> Bool { shelf.withLock { $0.hasOpen(of: instance) } }

    /// Creates a resource under a lease, or shares the one that the run has.
    func lease(
        _ request: LeaseRequest,
        for instance: InstanceID,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        switch request.scope {
        case .instance: try await make(request, for: instance, create: create).payload
        case .run: try await share(request, create: create)
        }
    }

    /// Intent first, then the creation, then what came of it.
    func make(
        _ request: LeaseRequest,
        for instance: InstanceID?,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> Lease {
        try Task.checkCancellation()
        var lease = try intend(request, for: instance)
        // Thrown or not, from then on the creation is not sent again.
        defer { quieten(lease) }
        lease.payload = try await create(lease)
        lease.state = .created
        note(LeaseRecord(lease))
        return lease
    }

    private func intend(_ request: LeaseRequest, for instance: InstanceID?) throws -> Lease {
        let lease = try draft(request, for: instance)
        do throws(JournalFailure) {
            try journal.intend(lease)
        } catch {
            complain(error)
            throw StepFailure(code: .environment, message: error.message)
        }
        shelf.withLock { shelf in
            shelf.put(LeaseRecord(lease))
            shelf.creating.insert(lease.id)
        }
        announce(lease)
        return lease
    }

    private func quieten(_ lease: Lease) {
        let stopwatch = Stopwatch(clock)
        shelf.withLock { shelf in
            shelf.creating.remove(lease.id)
            shelf.quiet[lease.id] = stopwatch
        }
    }

    /// Makes a state durable and known; the world is told even when the journal is broken.
    func note(_ record: LeaseRecord) {
        do throws(JournalFailure) { try journal.update(record) } catch { complain(error) }
        let isNews = shelf.withLock { shelf in
            defer { shelf.put(record) }
            return shelf.record(record.lease.id)?.lease.state != record.lease.state
        }
        if isNews { announce(record.lease) }
    }
}
