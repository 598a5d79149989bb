/// Takes over what a dead process of the same run created.
struct Adoption {
    /// How many resources are asked for at the same time.
    private static let width = 8

    let site: RunSite

    /// Asks for each resource; what cannot be asked for counts as gone, and is removed as such.
    ///
    /// - Returns: What was taken over, with the labels of this process.
    func take(_ records: [LeaseRecord]) async -> [LeaseRecord] {
        await withTaskGroup(of: LeaseRecord?.self) { group in
            var adopted: [LeaseRecord] = []
            for (index, record) in records.enumerated() {
                if index >= Self.width, let next = await group.next() { next.map { adopted.append($0) } }
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
        do {
            guard try await handler.adopt(record.lease) else { return nil }
        } catch {
            // Whoever removes it says what is wrong with it.
            return nil
        }
        site.write { [record] journal throws(JournalFailure) in try journal.update(record) }
        return record
    }
}
