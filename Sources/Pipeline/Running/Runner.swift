/// Carries out a plan.
///
/// A thin shell around ``Scheduler``: it has the clock, the tasks and the journal, and no opinion.
package struct Runner: Sendable {
    private let plan: Plan
    private let journal: any RunJournal
    private let handlers: [ResourceKind: any LeaseHandler]
    private let listeners: [any RunListener]
    private let options: RunOptions

    package init(
        plan: Plan,
        journal: any RunJournal,
        handlers: [ResourceKind: any LeaseHandler],
        listeners: [any RunListener] = [],
        options: RunOptions
    ) {
        self.plan = plan
        self.journal = journal
        self.handlers = handlers
        self.listeners = listeners
        self.options = options
    }

    /// Runs to the end, whatever happens: `finally`, the settling of leases, the last event.
    ///
    /// Cancelling the calling task is the same as asking `control` to stop.
    ///
    /// - Parameter control: By which others ask the run to stop.
    /// - Returns: How it went. Nothing ran and no event was told when the journal could not begin.
    package func run(control: RunControl = RunControl()) async -> RunOutcome {
        let site = RunSite(
            plan: plan,
            journal: journal,
            handlers: handlers,
            listeners: listeners,
            options: options
        )
        do throws(JournalFailure) {
            try begin(at: site)
        } catch {
            return RunOutcome(state: .failed, journalFailure: error)
        }
        return await withTaskCancellationHandler {
            await shieldedFromCancellation {
                var loop = RunLoop(site: site, control: control)
                return await loop.run()
            }
        } onCancel: {
            control.requestStop()
        }
    }

    private func begin(at site: RunSite) throws(JournalFailure) {
        let record = RunRecord(
            id: options.run,
            pipeline: plan.pipeline,
            file: plan.file,
            seed: options.seed,
            startedAt: site.startedAt
        )
        try journal.begin(record)
        try RunFolders.create(site.folders.root)
    }
}
