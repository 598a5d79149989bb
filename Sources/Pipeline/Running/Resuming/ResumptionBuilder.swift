import Values

/// Works out how a run goes on, from its plan and from what the journal remembers.
struct ResumptionBuilder {
    let plan: Plan
    let past: PastRun
    /// The time of day, in seconds since 1970.
    let now: Double

    private var kept: KeptInstances

    init(plan: Plan, past: PastRun, now: Double) {
        self.plan = plan
        self.past = past
        self.now = now
        kept = KeptInstances(plan, records: past.instances)
    }

    /// The leases to take over, if that can be done: those that the run shares, and those of kept
    /// instances that somebody still uses.
    var wanted: [LeaseRecord] {
        let users = Set(kept.inUse.map { plan.instances[$0].id })
        return past.leases.filter { record in
            record.lease.state == .created
                && (record.lease.instance.map(users.contains) ?? true)
        }
    }

    /// Decides, knowing what could be taken over.
    mutating func resumption(adopted: [LeaseRecord]) -> Resumption {
        let mine = Dictionary(adopted.map { ($0.lease.id, $0) }) { first, _ in first }
        let latest = latestLeases()
        kept.recreate { id in
            (latest[id] ?? []).allSatisfy { mine[$0] != nil }
        }
        let users = Set(kept.inUse.map { plan.instances[$0].id })
        var resumption = Resumption()
        resumption.lives = past.lives
        resumption.leases = past.leases.map { mine[$0.lease.id] ?? $0 }
        for record in resumption.leases where record.isOpen {
            let isUsed = record.lease.instance.map(users.contains) ?? true
            if mine[record.lease.id] == nil || !isUsed { resumption.stale.insert(record.lease.id) }
        }
        let records = Dictionary(past.instances.map { ($0.id, $0) }) { first, _ in first }
        for (index, instance) in plan.instances.enumerated() {
            guard let record = records[instance.id], case .step = instance.work else { continue }
            resumption.past[index] = fate(of: index, record)
            if kept.isKept[index] { resumption.results[index] = record.results }
        }
        return resumption
    }

    /// The leases that each instance's latest work stands for: of those that are told apart by the
    /// same word, the last.
    private func latestLeases() -> [InstanceID: [String]] {
        var latest: [InstanceID: [[String]: String]] = [:]
        for record in past.leases {
            guard let instance = record.lease.instance else { continue }
            let lease = record.lease
            latest[instance, default: [:]][[
                lease.kind.rawValue, lease.place, lease.discriminator,
            ]] = lease.id
        }
        return latest.mapValues { Array($0.values) }
    }
}

extension ResumptionBuilder {
    private func fate(of index: Int, _ record: InstanceRecord) -> PastInstance? {
        if kept.isKept[index] {
            return .kept(
                output: record.output,
                attempts: record.attempt,
                seconds: record.seconds ?? 0
            )
        }
        let isOnce = plan.instances[index].effect == .once && !past.repeatsInterrupted
        guard record.attempt > 0 else { return nil }
        if isOnce, record.progress != .resting {
            return .refused(refusal(of: record), attempts: record.attempt)
        }
        return again(record)
    }

    private func again(_ record: InstanceRecord) -> PastInstance {
        switch record.progress {
        case .running:
            // The attempt that the process's death cut short is nobody's failure.
            .again(
                attempts: record.attempt,
                counted: record.attempt - 1,
                since: record.since ?? record.attempt,
                wait: .zero
            )
        case .resting:
            .again(
                attempts: record.attempt,
                counted: record.attempt,
                since: nil,
                wait: wait(of: record)
            )
        case .succeeded, .failed, .timedOut, .cancelled, .skipped, .blocked:
            .again(attempts: record.attempt, counted: 0, since: nil, wait: .zero)
        }
    }

    private func wait(of record: InstanceRecord) -> Duration {
        // A clock that was put back must not make a wait longer than it ever was.
        let seconds = min(max(0, (record.dueAt ?? now) - now), 24 * 3600)
        return .nanoseconds(Int(seconds * 1e9))
    }

    private func refusal(of record: InstanceRecord) -> StepFailure {
        record.failure
            ?? StepFailure(
                code: .interrupted,
                message: "the run died while it ran, and it must not be done twice unasked",
                details: ["to do it again, resume with --rerun-interrupted"]
            )
    }
}
