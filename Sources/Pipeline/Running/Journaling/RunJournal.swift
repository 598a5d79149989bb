/// Remembers runs beyond the life of this process.
///
/// Every call returns when what it says is as durable as it promises; a crash after that cannot
/// undo it. One process writes at a time.
package protocol RunJournal: RunArchive {
    /// Records that a run begins, owned by this process.
    ///
    /// - Throws: With the code `taken` when there is a run of this name already.
    func begin(_ run: RunRecord, _ request: RunRequest) throws(JournalFailure)

    /// Records that a run goes on, owned by this process, after so many lives.
    func resume(_ run: RunID, _ request: RunRequest, lives: Int) throws(JournalFailure)

    /// Records how far instances are, all of them or none; `durably` outlives a power failure too.
    func record(
        _ instances: [InstanceRecord],
        of run: RunID,
        durably: Bool
    ) throws(JournalFailure)

    /// Records a lease before the call that creates the resource, so that it outlives anything.
    func intend(_ lease: Lease) throws(JournalFailure)

    /// Records what became of a lease.
    func update(_ lease: LeaseRecord) throws(JournalFailure)

    /// Records how a run ended.
    func finish(_ run: RunID, as state: RunState, at time: Double) throws(JournalFailure)
}
