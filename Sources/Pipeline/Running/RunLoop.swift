import Values

/// The life of one run: hears what its children come back with, asks the scheduler, acts.
struct RunLoop {
    let site: RunSite
    let control: RunControl
    var scheduler: Scheduler
    /// By which running attempts are told to stop.
    var brakes: [Int: AttemptBrake] = [:]
    private(set) var seenRequests = 0
    private var isBroken = false
    var isOver = false

    /// What an earlier life of the run means for this one.
    let resumption: Resumption

    init(site: RunSite, control: RunControl, resumption: Resumption = Resumption()) {
        self.site = site
        self.control = control
        self.resumption = resumption
        let secrets = site.options.secrets.map { ($0.name, Value.secret($0)) }
        scheduler = Scheduler(
            plan: site.plan,
            facts: RunFacts(
                run: site.options.run,
                secrets: Dictionary(secrets) { first, _ in first },
                places: site.plan.places
            ),
            seed: site.options.seed,
            jobs: site.options.jobs,
            past: resumption.past
        )
    }

    mutating func run() async -> RunOutcome {
        site.events.emit(.runStarted(start))
        await withTaskGroup(of: RunSignal.self) { group in
            // What is left at the end only waits: for a stop, a deadline, a retry of the stopped.
            defer { group.cancelAll() }
            listen(in: &group)
            watchDeadline(in: &group)
            settleStale(in: &group)
            perform(scheduler.begin(), in: &group)
            while !isOver, let signal = await group.next() {
                perform(reaction(to: signal, in: &group), in: &group)
                perform(breakdown(), in: &group)
            }
        }
        return finish()
    }

    private var start: RunStart {
        RunStart(
            run: site.options.run,
            pipeline: site.plan.pipeline,
            seed: site.options.seed,
            lives: resumption.lives,
            instances: site.plan.instances.map(\.id)
        )
    }

    private mutating func reaction(
        to signal: RunSignal,
        in group: inout TaskGroup<RunSignal>
    ) -> [Scheduler.Action] {
        let now = site.stopwatch.elapsed
        for (scope, left) in site.board.takeLeftovers() {
            scheduler.leasesLeft(left, scope: scope)
        }
        switch signal {
        case .attemptEnded(let instance, let outcome):
            brakes[instance] = nil
            return scheduler.attemptEnded(instance, outcome, at: now)
        case .retryDue(let instance): return scheduler.retryDue(instance, at: now)
        case .settled(let scope, let left):
            return scheduler.settled(scope: scope, left: left, at: now)
        case .stopRequested: return stop(in: &group)
        case .deadlineReached: return scheduler.deadlineReached(at: now)
        case .nothing: return []
        }
    }

    private mutating func stop(in group: inout TaskGroup<RunSignal>) -> [Scheduler.Action] {
        seenRequests += 1
        if seenRequests <= 2 { site.events.emit(.stopping(stage: seenRequests)) }
        listen(in: &group)
        return scheduler.stopRequested(at: site.stopwatch.elapsed)
    }

    /// A journal that does not work stops the run: nothing may be created that it cannot mention.
    private mutating func breakdown() -> [Scheduler.Action] {
        guard !isBroken, site.complaints.first != nil else { return [] }
        isBroken = true
        return scheduler.brokeDown(at: site.stopwatch.elapsed)
    }

    private func listen(in group: inout TaskGroup<RunSignal>) {
        group.addTask { [control, seenRequests] in
            do { try await control.request(after: seenRequests) } catch { return .nothing }
            return .stopRequested
        }
    }

    private func watchDeadline(in group: inout TaskGroup<RunSignal>) {
        guard let deadline = site.plan.deadline else { return }
        group.addTask { [clock = site.options.clock] in
            do { try await clock.sleep(for: deadline) } catch { return .nothing }
            return .deadlineReached
        }
    }
}
