import Values

/// Takes over what a dead process of the same run created.
struct Adoption {
    /// How many resources are asked for at the same time.
    private static let width = 8
    /// How long to wait before each further try with a provider that is in trouble for the moment:
    /// what it holds is worth some patience, because otherwise it is made anew.
    private static let pauses: [Duration] = [
        .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(4),
    ]

    let site: RunSite

    /// Asks for each resource; what cannot be asked for counts as gone, and is removed as such.
    ///
    /// - Returns: What was taken over, with the labels of this process.
    func take(_ records: [LeaseRecord]) async -> [LeaseRecord] {
        await withTaskGroup(of: LeaseRecord?.self) { group in
            var adopted: [LeaseRecord] = []
            for (index, record) in records.enumerated() {
                if index >= Self.width, let next = await group.next() {
                    next.map { adopted.append($0) }
                }
                group.addTask { await take(record) }
            }
            for await next in group { next.map { adopted.append($0) } }
            return adopted
        }
    }

    private func take(_ record: LeaseRecord) async -> LeaseRecord? {
        guard let handler = site.handlers[record.lease.kind] else { return nil }
        var record = record
        record.lease.labels = site.leases.labels(of: record.lease.id)
        guard await isAdopted(record.lease, by: handler) else { return nil }
        site.write { [record] journal throws(JournalFailure) in try journal.update(record) }
        return record
    }

    /// Whether it can be used.
    ///
    /// What was created a moment ago may not show yet, and is asked for until it must.
    private func isAdopted(_ lease: Lease, by handler: any LeaseHandler) async -> Bool {
        if await answer(about: lease, by: handler) { return true }
        let window = handler.settleWindow(of: lease)
        let age = site.options.wallClock() - lease.intendedAt
        guard age < 2 * Double(window.nanoseconds) / 1e9 else { return false }
        for _ in 0..<2 {
            do { try await site.options.clock.sleep(for: window / 2) } catch { return false }
            if await answer(about: lease, by: handler) { return true }
        }
        return false
    }

    /// What the provider says; when it can say nothing, whoever removes it says what is wrong with it.
    private func answer(about lease: Lease, by handler: any LeaseHandler) async -> Bool {
        for pause in Self.pauses {
            do {
                return try await handler.adopt(lease)
            } catch {
                let failure = error as? StepFailure
                guard failure?.code.isTransient != false else { return false }
                let wait = max(pause, failure?.retryAfter ?? .zero)
                do { try await site.options.clock.sleep(for: wait) } catch { return false }
            }
        }
        do { return try await handler.adopt(lease) } catch { return false }
    }
}
