/// How a run went.
package struct RunOutcome: Sendable, Hashable {
    /// How it ended; `leaked` overrides everything else.
    package var state: RunState
    /// Whether somebody asked it to stop, however it ended.
    package var wasStopped: Bool
    /// What it created and what became of it.
    package var receipt: Receipt
    /// The instances that are over, in the order in which they ended.
    package var instances: [InstanceOutcome]
    /// Why the journal stopped working; the run was stopped then, or did not start.
    package var journalFailure: JournalFailure?

    package init(
        state: RunState,
        wasStopped: Bool = false,
        receipt: Receipt = Receipt(),
        instances: [InstanceOutcome] = [],
        journalFailure: JournalFailure? = nil
    ) {
        self.state = state
        self.wasStopped = wasStopped
        self.receipt = receipt
        self.instances = instances
        self.journalFailure = journalFailure
    }

    /// The instances that failed or took too long.
    package var failures: [InstanceOutcome] {
        instances.filter { $0.state == .failed || $0.state == .timedOut }
    }
}
