/// Tells what is remembered of runs; needs no right to write.
package protocol RunArchive: Sendable {
    /// All runs, the latest first.
    func runs() throws(JournalFailure) -> [RunRecord]

    /// A run, or `nil` when there is none of this name.
    func run(_ id: RunID) throws(JournalFailure) -> RunRecord?

    /// How a run was asked for; `nil` when there is none of this name.
    func request(of run: RunID) throws(JournalFailure) -> RunRequest?

    /// The instances that were started or are over, in the order in which they were first recorded.
    func instances(of run: RunID) throws(JournalFailure) -> [InstanceRecord]

    /// Every lease a run ever had, in the order in which they were intended.
    func leases(of run: RunID) throws(JournalFailure) -> [LeaseRecord]
}
