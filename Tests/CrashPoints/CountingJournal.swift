package import Pipeline

/// A journal with a point before and after everything that it commits.
package struct CountingJournal: RunJournal {
    private let base: any RunJournal
    private let points: CrashPoints

    /// Stands in front of a journal.
    package init(_ base: any RunJournal, _ points: CrashPoints) {
        self.base = base
        self.points = points
    }

    package func begin(_ run: RunRecord) throws(JournalFailure) {
        try points.around("begin") { () throws(JournalFailure) in try base.begin(run) }
    }

    package func record(
        _ instance: InstanceRecord,
        of run: RunID,
        durably: Bool
    ) throws(JournalFailure) {
        try points.around("record \(instance.id) \(instance.progress)") {
            () throws(JournalFailure) in
            try base.record(instance, of: run, durably: durably)
        }
    }

    package func intend(_ lease: Lease) throws(JournalFailure) {
        try points.around("intend \(lease.kind)") { () throws(JournalFailure) in
            try base.intend(lease)
        }
    }

    package func update(_ lease: LeaseRecord) throws(JournalFailure) {
        try points.around("update \(lease.lease.kind) \(lease.lease.state)") {
            () throws(JournalFailure) in
            try base.update(lease)
        }
    }

    package func finish(
        _ run: RunID,
        as state: RunState,
        at time: Double
    ) throws(JournalFailure) {
        try points.around("finish \(state)") { () throws(JournalFailure) in
            try base.finish(run, as: state, at: time)
        }
    }
}

// Reading commits nothing.
extension CountingJournal {
    package func runs() throws(JournalFailure) -> [RunRecord] { try base.runs() }

    package func run(_ id: RunID) throws(JournalFailure) -> RunRecord? { try base.run(id) }

    package func instances(of run: RunID) throws(JournalFailure) -> [InstanceRecord] {
        try base.instances(of: run)
    }

    package func leases(of run: RunID) throws(JournalFailure) -> [LeaseRecord] {
        try base.leases(of: run)
    }
}
