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

    package func begin(_ run: RunRecord, _ request: RunRequest) throws(JournalFailure) {
        try points.around("begin") { () throws(JournalFailure) in try base.begin(run, request) }
    }

    package func resume(
        _ run: RunID,
        _ request: RunRequest,
        lives: Int
    ) throws(JournalFailure) {
        try points.around("resume") { () throws(JournalFailure) in
            try base.resume(run, request, lives: lives)
        }
    }

    package func record(
        _ instances: [InstanceRecord],
        of run: RunID,
        durably: Bool
    ) throws(JournalFailure) {
        let what = instances.map { "\($0.id) \($0.progress)" }.joined(separator: ", ")
        try points.around("record \(what)") { () throws(JournalFailure) in
            try base.record(instances, of: run, durably: durably)
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

    package func request(of run: RunID) throws(JournalFailure) -> RunRequest? {
        try base.request(of: run)
    }

    package func instances(of run: RunID) throws(JournalFailure) -> [InstanceRecord] {
        try base.instances(of: run)
    }

    package func leases(of run: RunID) throws(JournalFailure) -> [LeaseRecord] {
        try base.leases(of: run)
    }
}
