/// Settles the leases of a run that is dead, from what the journal knows.
package struct Teardown: Sendable {
    let journal: any RunJournal
    let handlers: [ResourceKind: any LeaseHandler]
    let clock: any Clock<Duration>

    package init(
        journal: any RunJournal,
        handlers: [ResourceKind: any LeaseHandler],
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.journal = journal
        self.handlers = handlers
        self.clock = clock
    }

    /// Removes what the run created; safe to repeat, and nothing to do for a run nobody knows.
    ///
    /// - Parameters:
    ///   - run: The run; it must not go on.
    ///   - budget: How long removing may take.
    ///   - announce: Is told every new state of a lease.
    /// - Returns: What became of everything the run ever created.
    /// - Throws: When the journal cannot be read, or did not take what happened; what was removed
    ///   is removed all the same.
    package func settle(
        _ run: RunID,
        within budget: Duration,
        announce: @escaping @Sendable (Lease) -> Void = { _ in }
    ) async throws(JournalFailure) -> Receipt {
        let records = try journal.leases(of: run)
        let complaints = Complaints()
        let settler = LeaseSettler(handlers: handlers, clock: clock) { [journal] record in
            do throws(JournalFailure) { try journal.update(record) } catch { complaints.add(error) }
            announce(record.lease)
        }
        let settled = await settler.settle(records, within: budget)
        for record in settled where record.isOpen { try journal.update(record) }
        if let complaint = complaints.first { throw complaint }
        return Receipt(settled)
    }
}
