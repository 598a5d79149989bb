import Values

/// What the loop does because the scheduler said so.
extension RunLoop {
    mutating func perform(
        _ actions: [Scheduler.Action],
        in group: inout TaskGroup<RunSignal>
    ) {
        record(actions)
        for action in actions { perform(action, in: &group) }
        site.board.update(scheduler.state)
    }

    /// Writes down what actions mean before any of it is done, all at once.
    private func record(_ actions: [Scheduler.Action]) {
        var isOnce = false
        let records = actions.compactMap { action -> InstanceRecord? in
            switch action {
            case .start(let instance, let attempt, _):
                isOnce = isOnce || site.plan.instances[instance].effect == .once
                return running(instance, attempt)
            case .attemptFailed(let instance, let attempt, let failure, let retryIn?):
                return resting(instance, attempt, failure, retryIn)
            case .ended(let instance): return over(instance)
            case .open, .attemptFailed, .rest, .cancel, .kept, .release, .settle, .finish:
                return nil
            }
        }
        guard !records.isEmpty else { return }
        site.write { [isOnce] journal throws(JournalFailure) in
            try journal.record(records, of: site.options.run, durably: isOnce)
        }
    }

    private mutating func perform(
        _ action: Scheduler.Action,
        in group: inout TaskGroup<RunSignal>
    ) {
        switch action {
        case .start(let instance, let attempt, let limit):
            start(instance, attempt, limit, in: &group)
        case .open(let instance):
            site.events.emit(.instanceStarted(site.plan.instances[instance].id, attempt: 1))
        case .attemptFailed(let instance, let attempt, let failure, let retryIn):
            attemptFailed(instance, attempt, failure, retryIn, in: &group)
        case .rest(let instance, let wait): rest(instance, for: wait, in: &group)
        case .cancel(let instance): brakes[instance]?.pull(.stopRequested)
        case .ended(let instance): ended(instance)
        case .kept(let instance): kept(instance)
        case .release(let instance): release(instance, in: &group)
        case .settle(let scope): settle(scope, in: &group)
        case .finish: isOver = true
        }
    }

    private mutating func start(
        _ instance: Int,
        _ number: Int,
        _ limit: Duration?,
        in group: inout TaskGroup<RunSignal>
    ) {
        let brake = AttemptBrake()
        brakes[instance] = brake
        let planned = site.plan.instances[instance]
        let attempt = Attempt(
            site: site,
            planned: planned,
            number: number,
            since: since(instance, number) ?? number,
            limit: limit,
            // Here rather than in the task, which would have to keep all that is known so far.
            step: prepared(instance),
            brake: brake
        )
        site.events.emit(.instanceStarted(planned.id, attempt: number))
        group.addTask { .attemptEnded(instance: instance, await attempt.outcome()) }
    }

    /// The work of an attempt that starts now, here or on another machine.
    private func prepared(_ instance: Int) -> Result<PreparedStep, StepFailure> {
        let planned = site.plan.instances[instance]
        guard let machines = site.options.machines, let machine = planned.machine else {
            return planned.prepared(knowing: scheduler.facts)
        }
        do {
            let place = try machine(scheduler.facts)
            let work = try machines.work(of: planned.id, reading: outputs(for: instance), on: place)
            return work.map { .success($0) } ?? planned.prepared(knowing: scheduler.facts)
        } catch {
            return .failure(StepFailure(unevaluated: error))
        }
    }

    /// What an instance may read of others, with its secrets masked.
    private func outputs(for instance: Int) -> [String: Value] {
        var outputs: [String: Value] = [:]
        for index in site.plan.readBy(instance) {
            let id = site.plan.instances[index].id.description
            outputs[id] = scheduler.facts.outputs[index].map { site.redactor.redact($0) }
        }
        return outputs
    }

    private func attemptFailed(
        _ instance: Int,
        _ attempt: Int,
        _ failure: StepFailure,
        _ retryIn: Duration?,
        in group: inout TaskGroup<RunSignal>
    ) {
        let id = site.plan.instances[instance].id
        let seconds = retryIn.map { Double($0.nanoseconds) / 1e9 }
        site.events.emit(.attemptFailed(id, attempt: attempt, failure, retryIn: seconds))
        if let retryIn { rest(instance, for: retryIn, in: &group) }
    }

    private func rest(
        _ instance: Int,
        for wait: Duration,
        in group: inout TaskGroup<RunSignal>
    ) {
        let id = site.plan.instances[instance].id
        group.addTask { [site] in
            // What the attempt before created goes first: the next one starts from nothing.
            async let gone = site.leases.settle(.instance(id), within: site.earlyBudget)
            do { try await site.options.clock.sleep(for: wait) } catch { return .nothing }
            _ = await gone
            return .retryDue(instance: instance)
        }
    }

    /// What an earlier life of the run created and nobody needs goes while the rest runs on.
    func settleStale(in group: inout TaskGroup<RunSignal>) {
        guard !resumption.stale.isEmpty else { return }
        group.addTask { [site, stale = resumption.stale] in
            _ = await site.leases.settle(.these(stale), within: site.earlyBudget)
            return .nothing
        }
    }

    private func ended(_ instance: Int) {
        guard let finish = scheduler.finish(of: instance) else { return }
        site.board.add(
            InstanceOutcome(
                instance: finish.instance,
                state: finish.state,
                failure: finish.failure
            )
        )
        site.events.emit(.instanceFinished(finish))
    }

    /// Listeners of this life have not heard what an instance came to in an earlier one.
    private func kept(_ instance: Int) {
        let id = site.plan.instances[instance].id
        for result in resumption.results[instance] ?? [] {
            site.board.publish(result, of: id)
            site.events.emit(.result(id, result))
        }
        ended(instance)
    }

    private func release(_ instance: Int, in group: inout TaskGroup<RunSignal>) {
        let id = site.plan.instances[instance].id
        guard site.leases.hasOpen(of: id), !keepsResources else { return }
        group.addTask { [site] in
            _ = await site.leases.settle(.instance(id), within: site.earlyBudget)
            return .nothing
        }
    }

    /// Whether what was created is left to others, who use it and remove it.
    private var keepsResources: Bool {
        site.options.keepsResources && scheduler.state == .succeeded
    }

    private func settle(_ scope: Int, in group: inout TaskGroup<RunSignal>) {
        guard !keepsResources else {
            group.addTask { .settled(scope: scope, left: 0) }
            return
        }
        group.addTask { [site] in
            let budget = scope == 0 ? site.options.cleanupBudget : site.earlyBudget
            let receipt = await site.leases.settle(site.selection(of: scope), within: budget)
            return .settled(scope: scope, left: receipt.left.count)
        }
    }
}
