/// Everything that the parts of a run that goes on share.
struct RunSite: Sendable {
    let plan: Plan
    let options: RunOptions
    let startedAt: Double
    let stopwatch: Stopwatch
    let folders: RunFolders
    let redactor: Redactor
    let events: EventStream
    let journal: any RunJournal
    let handlers: [ResourceKind: any LeaseHandler]
    let complaints: Complaints
    let leases: LeaseBook
    let machine: MachineLock
    let board: RunBoard

    init(
        plan: Plan,
        journal: any RunJournal,
        handlers: [ResourceKind: any LeaseHandler],
        listeners: [any RunListener],
        options: RunOptions
    ) {
        self.plan = plan
        self.journal = journal
        self.handlers = handlers
        self.options = options
        board = RunBoard(instances: plan.instances.count)
        let startedAt = options.wallClock()
        self.startedAt = startedAt
        stopwatch = Stopwatch(options.clock)
        folders = RunFolders(state: options.stateFolder, run: options.run)
        let redactor = Redactor(options.secrets)
        let complaints = Complaints()
        let events = EventStream(
            listeners: listeners,
            redactor: redactor,
            wallClock: options.wallClock
        )
        self.redactor = redactor
        self.events = events
        self.complaints = complaints
        machine = MachineLock(noiseLimit: options.noiseLimit, file: options.quietFile)
        leases = LeaseBook(
            naming: LeaseNaming(
                run: options.run,
                pipeline: plan.pipeline,
                seed: options.seed,
                startedAt: startedAt,
                lives: options.lives
            ),
            journal: journal,
            handlers: handlers,
            options: options,
            announce: { events.emit(.lease(LeaseNews($0))) },
            complain: { complaints.add($0) }
        )
    }

    /// Writes to the journal; the run is stopped at the next opportunity when that fails.
    func write(_ body: (any RunJournal) throws(JournalFailure) -> Void) {
        do throws(JournalFailure) { try body(journal) } catch { complaints.add(error) }
    }
}

extension RunSite {
    /// For removals while the run goes on; what they leave is tried again at the end.
    var earlyBudget: Duration { options.cleanupBudget / 5 }

    /// The leases below a scope.
    func selection(of scope: Int) -> LeaseSelection {
        guard let owner = plan.scopes[scope].owner else { return .everything }
        return .inside(plan.instances[owner].id)
    }
}
