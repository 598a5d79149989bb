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

    /// Begins a run and runs it to the end, whatever happens: `finally`, the settling of leases, the last event.
    ///
    /// Cancelling the calling task is the same as asking `control` to stop.
    ///
    /// - Parameters:
    ///   - request: How it was asked for; kept with the run, so that it can be resumed.
    ///   - control: By which others ask the run to stop.
    /// - Returns: How it went. Nothing ran and no event was told when the journal could not begin.
    package func run(
        _ request: RunRequest = RunRequest(),
        control: RunControl = RunControl()
    ) async -> RunOutcome {
        let site = site
        do throws(JournalFailure) {
            let record = RunRecord(
                id: options.run,
                pipeline: plan.pipeline,
                file: plan.file,
                seed: options.seed,
                startedAt: site.startedAt
            )
            try journal.begin(record, request)
            try RunFolders.create(site.folders.root)
        } catch {
            return RunOutcome(state: .failed, journalFailure: error)
        }
        return await finish(control) { RunLoop(site: site, control: control) }
    }

    /// Goes on with a run whose process has died, or that is to be tried again.
    ///
    /// What succeeded is not done again; its outputs and results come from the journal. What the run
    /// created is taken over where somebody still needs it, and removed otherwise.
    ///
    /// - Parameters:
    ///   - past: What the journal remembers of it.
    ///   - request: How it is asked for, should that have changed.
    ///   - control: By which others ask the run to stop.
    /// - Returns: How it went. Nothing ran and no event was told when the journal did not take it.
    package func resume(
        _ past: PastRun,
        _ request: RunRequest,
        control: RunControl = RunControl()
    ) async -> RunOutcome {
        let site = site
        do throws(JournalFailure) {
            try journal.resume(options.run, request, lives: past.lives)
            try RunFolders.create(site.folders.root)
        } catch {
            return RunOutcome(state: .failed, journalFailure: error)
        }
        return await finish(control) {
            var builder = ResumptionBuilder(plan: plan, past: past, now: site.startedAt)
            let adopted = await Adoption(site: site).take(builder.wanted)
            let resumption = builder.resumption(adopted: adopted)
            site.leases.restore(resumption)
            return RunLoop(site: site, control: control, resumption: resumption)
        }
    }

    private var site: RunSite {
        RunSite(
            plan: plan,
            journal: journal,
            handlers: handlers,
            listeners: listeners,
            options: options
        )
    }

    private func finish(
        _ control: RunControl,
        _ makeLoop: @escaping @Sendable () async -> RunLoop
    ) async -> RunOutcome {
        await withTaskCancellationHandler {
            await shieldedFromCancellation {
                var loop = await makeLoop()
                return await loop.run()
            }
        } onCancel: {
            control.requestStop()
        }
    }
}
