/// Removes what leases stand for, patiently and within a budget.
///
/// Works from leases and handlers alone, so that it serves a run at its end and, just as well,
/// somebody who comes after a run that died.
package struct LeaseSettler: Sendable {
    /// How many calls about intents, removals of a kind, and instances go on at the same time.
    static let width = 8

    let handlers: [ResourceKind: any LeaseHandler]
    let clock: any Clock<Duration>
    let note: @Sendable (LeaseRecord) -> Void

    /// - Parameters:
    ///   - handlers: Who knows about each kind of resource.
    ///   - clock: The clock to wait with.
    ///   - note: Makes a new state of a lease durable. It cannot refuse: what is to be removed is
    ///     removed even when the journal is broken, and the older state in the journal only makes
    ///     somebody look for it once more.
    package init(
        handlers: [ResourceKind: any LeaseHandler],
        clock: any Clock<Duration>,
        note: @escaping @Sendable (LeaseRecord) -> Void
    ) {
        self.handlers = handlers
        self.clock = clock
        self.note = note
    }

    /// Settles leases: those of instances first, then those that a run shares.
    ///
    /// Before that intents are clarified, all at once, because that is waiting more than work: any
    /// number of them takes one settle window.
    ///
    /// Instances are settled side by side; within one the kinds in the reverse of the order in
    /// which they came, because what came later may stand on what came before. Shared resources go
    /// one by one for the same reason.
    ///
    /// - Parameters:
    ///   - records: In the order in which they were intended.
    ///   - budget: How long it may take; what is open then stays open, with the reason.
    ///   - quietFor: How long it is certain that nobody has been asking for a creation.
    /// - Returns: The records as they are now, in the same order.
    package func settle(
        _ records: [LeaseRecord],
        within budget: Duration,
        quietFor: @escaping @Sendable (Lease) -> Duration = { _ in .zero }
    ) async -> [LeaseRecord] {
        let patience = LeasePatience(settler: self, budget: budget, quietFor: quietFor)
        let due = records.filter(\.isOpen)
        let clarified = await inParallel(due, width: .max) { [await patience.clarify($0)] }
        let known = Dictionary(clarified.map { ($0.lease.id, $0) }) { _, last in last }
        let open = due.compactMap { known[$0.lease.id] }.filter(\.isOpen)
        let instances = SettleOrder.byInstance(open)
        var settled = await inParallel(instances, width: Self.width) { kinds in
            var settled: [LeaseRecord] = []
            for kind in kinds {
                settled += await inParallel(kind, width: Self.width) { [await patience.settle($0)] }
            }
            return settled
        }
        for record in SettleOrder.shared(open) { settled.append(await patience.settle(record)) }
        let latest = Dictionary((clarified + settled).map { ($0.lease.id, $0) }) { _, last in last }
        return records.map { latest[$0.lease.id] ?? $0 }
    }
}

/// Calls `body` for all elements, a few at a time, and returns what it returned in any order.
private func inParallel<Element: Sendable>(
    _ elements: [Element],
    width: Int,
    _ body: @escaping @Sendable (Element) async -> [LeaseRecord]
) async -> [LeaseRecord] {
    await withTaskGroup(of: [LeaseRecord].self) { group in
        var results: [LeaseRecord] = []
        for (index, element) in elements.enumerated() {
            if index >= width { results += await group.next() ?? [] }
            group.addTask { await body(element) }
        }
        for await result in group { results += result }
        return results
    }
}
