import Values

/// Tries to clarify or remove leases again and again until a budget is spent.
struct LeasePatience: Sendable {
    private static let firstPause = Duration.milliseconds(250)
    private static let longestPause = Duration.seconds(15)

    let settler: LeaseSettler
    let budget: Duration
    let quietFor: @Sendable (Lease) -> Duration
    private let gate: CallGate
    private let stopwatch: Stopwatch

    init(
        settler: LeaseSettler,
        budget: Duration,
        quietFor: @escaping @Sendable (Lease) -> Duration
    ) {
        self.settler = settler
        self.budget = budget
        self.quietFor = quietFor
        gate = CallGate(width: LeaseSettler.width)
        stopwatch = Stopwatch(settler.clock)
    }

    /// The lease created or released, or still an intent with the reason.
    func clarify(_ record: LeaseRecord) async -> LeaseRecord {
        guard record.lease.state == .intent else { return record }
        return await insist(record) { removal, record in
            try await removal.clarify(record, quietFor: quietFor(record.lease))
        }
    }

    /// The lease released, or still open with the reason.
    func settle(_ record: LeaseRecord) async -> LeaseRecord {
        // An intent that could not be clarified has spent its time.
        guard record.lease.state != .intent else { return record }
        return await insist(record) { removal, record in try await removal.remove(record) }
    }

    private typealias Act = @Sendable (LeaseRemoval, LeaseRecord) async throws -> LeaseRecord

    private func insist(_ record: LeaseRecord, _ act: @escaping Act) async -> LeaseRecord {
        guard let handler = settler.handlers[record.lease.kind] else {
            return record.left(because: "this program cannot remove a \(record.lease.kind)")
        }
        let latest = LatestRecord(record)
        let removal = LeaseRemoval(handler: handler, gate: gate, clock: settler.clock) {
            [note = settler.note] in
            note($0)
            latest.set($0)
        }
        var pause = Self.firstPause
        while true {
            do {
                return try await bounded { try await act(removal, latest.value) }
            } catch {
                let problem = error as? LeaseProblem ?? LeaseProblem(error)
                guard !problem.isHopeless, stopwatch.elapsed + pause < budget, await sleep(pause)
                else { return latest.value.left(because: problem.description) }
            }
            pause = min(pause * 2, Self.longestPause)
        }
    }

    /// One try, cut short when the budget is spent.
    private func bounded(
        _ body: @escaping @Sendable () async throws -> LeaseRecord
    ) async throws -> LeaseRecord {
        let rest = max(.zero, budget - stopwatch.elapsed)
        return try await withThrowingTaskGroup(of: LeaseRecord?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                try await settler.clock.sleep(for: rest)
                return nil
            }
            if let settled = try await group.next() ?? nil { return settled }
            throw LeaseProblem("it was not gone after \(budget.text)", isHopeless: true)
        }
    }

    private func sleep(_ pause: Duration) async -> Bool {
        // A cancelled wait means that the caller is in a hurry: no further try.
        do { try await settler.clock.sleep(for: pause) } catch { return false }
        return true
    }
}

extension LeaseRecord {
    func left(because problem: String) -> LeaseRecord {
        var record = self
        record.problem = problem
        return record
    }
}
