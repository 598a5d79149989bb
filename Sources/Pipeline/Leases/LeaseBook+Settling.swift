import Synchronization

extension LeaseBook {
    /// What became of the leases so far.
    func receipt(of selection: LeaseSelection) -> Receipt { Receipt(records(of: selection)) }

    /// Removes what a selection of the leases stands for.
    ///
    /// Goes on when the calling task is cancelled: what was created has to go, and the budget says
    /// how long that may take. A lease that somebody settles already is waited for, not touched.
    func settle(_ selection: LeaseSelection, within budget: Duration) async -> Receipt {
        await shieldedFromCancellation { [self] in
            let (mine, others) = claim(selection)
            let stopwatch = Stopwatch(clock)
            await remove(mine.filter { $0.lease.instance != nil }, within: budget)
            // What others are removing may stand on what the run shares.
            for promise in others { await arrival(of: promise) }
            let rest = max(budget / 5, budget - stopwatch.elapsed)
            await remove(mine.filter { $0.lease.instance == nil }, within: rest)
            return receipt(of: selection)
        }
    }

    private func remove(_ records: [LeaseRecord], within budget: Duration) async {
        let settler = LeaseSettler(handlers: handlers, clock: clock) { [self] in note($0) }
        let settled = await settler.settle(records, within: budget) { [self] in quietTime(of: $0) }
        for record in settled { giveBack(record) }
    }

    private func records(of selection: LeaseSelection) -> [LeaseRecord] {
        shelf.withLock { $0.records.filter { selection.contains($0.lease) } }
    }

    private func claim(_ selection: LeaseSelection) -> ([LeaseRecord], [Promise<LeaseRecord>]) {
        shelf.withLock { shelf in
            var mine: [LeaseRecord] = []
            var others: [Promise<LeaseRecord>] = []
            for record in shelf.records where shelf.isDue(record, in: selection) {
                if shelf.settling[record.lease.id] == nil {
                    shelf.settling[record.lease.id] = []
                    mine.append(record)
                } else {
                    let promise = Promise<LeaseRecord>()
                    shelf.settling[record.lease.id]?.append(promise)
                    others.append(promise)
                }
            }
            return (mine, others)
        }
    }

    private func giveBack(_ record: LeaseRecord) {
        if record.isOpen { note(record) }
        let waiting = shelf.withLock { $0.settling.removeValue(forKey: record.lease.id) }
        for promise in waiting ?? [] { promise.keep(record) }
    }

    private func arrival(of promise: Promise<LeaseRecord>) async {
        // Cannot be cancelled: this runs shielded, and whoever settles always gives back.
        do { _ = try await promise.delivered() } catch { return }
    }

    private func quietTime(of lease: Lease) -> Duration {
        shelf.withLock { $0.quiet[lease.id]?.elapsed ?? .zero }
    }
}

extension LeaseShelf {
    /// Whether a lease can be settled now; one that is being created has to wait for its answer.
    fileprivate func isDue(_ record: LeaseRecord, in selection: LeaseSelection) -> Bool {
        record.isOpen && selection.contains(record.lease) && !creating.contains(record.lease.id)
    }
}
