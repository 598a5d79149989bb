import Values

/// Whether an instance may start, once all it depends on is over.
extension Scheduler {
    /// Decides about everything that can be decided and returns the actions so far.
    mutating func advance() -> [Action] {
        while !undecided.isEmpty {
            let batch = undecided.sorted()
            undecided.removeAll()
            for instance in batch { decide(instance) }
        }
        startQueued()
        defer { actions.removeAll() }
        return actions
    }

    private mutating func decide(_ instance: Int) {
        guard tracks[instance].progress == .waiting else { return }
        if case .kept(let output, let attempts, let seconds)? = past[instance] {
            return keep(instance, output, attempts: attempts, seconds: seconds)
        }
        if let refusal = refusal(of: instance) { return end(instance, refusal) }
        do {
            let isMet = try plan.instances[instance].condition?(facts) ?? true
            if isMet { admit(instance) } else { end(instance, .skipped) }
        } catch {
            end(instance, .failed, failure: StepFailure(unevaluated: error))
        }
    }

    private mutating func admit(_ instance: Int) {
        switch plan.instances[instance].work {
        case .step: begin(instance)
        case .pipeline(let scope, _):
            tracks[instance].progress = .open
            tracks[instance].startedAt = now
            actions.append(.open(instance: instance))
            open(scope: scope)
        }
    }

    /// Starts an instance, or goes on with what an earlier life of the run left of it.
    private mutating func begin(_ instance: Int) {
        switch past[instance] {
        case .again(let attempts, let counted, _, let wait)?:
            tracks[instance].attempts = attempts
            tracks[instance].uncounted = attempts - counted
            tracks[instance].progress = .resting(next: attempts + 1)
            actions.append(.rest(instance: instance, for: wait))
        case .refused(let failure, let attempts)?:
            tracks[instance].attempts = attempts
            end(instance, .failed, failure: failure)
        case .kept?, nil: queue(instance, attempt: 1)
        }
    }

    private mutating func keep(
        _ instance: Int,
        _ output: Value?,
        attempts: Int,
        seconds: Double
    ) {
        tracks[instance].attempts = attempts
        tracks[instance].keptSeconds = seconds
        end(instance, .succeeded, output: output)
    }

    /// How an instance ends that its `when` does not let start, or `nil` when it does.
    private func refusal(of instance: Int) -> TerminalState? {
        if isHalted(instance) { return .cancelled }
        let planned = plan.instances[instance]
        let states = planned.dependencies.compactMap { tracks[$0].state }
        switch planned.when {
        case .succeeded:
            return states.allSatisfy { $0 == .succeeded || $0 == .skipped } ? nil : .blocked
        case .failed:
            return states.contains { $0 == .failed || $0 == .timedOut } ? nil : .skipped
        case .finished, .always: return nil
        case .run(let wanted):
            return wanted.isDisjoint(with: conditions(of: planned.scope)) ? .skipped : nil
        }
    }

    /// Whether a stop applies to an instance.
    func isHalted(_ instance: Int) -> Bool {
        halt.isOn && (halt.isTotal || !layout.isProtected[instance])
    }

    mutating func start(_ instance: Int) {
        guard case .queued(let attempt) = tracks[instance].progress else {
            preconditionFailure("\(name(instance)) stands in line and is not queued")
        }
        running += 1
        tracks[instance].progress = .running(attempt: attempt)
        tracks[instance].attempts = attempt
        let startedAt = tracks[instance].startedAt ?? now
        tracks[instance].startedAt = startedAt
        let policy = plan.instances[instance].policy
        let rest = policy.deadline.map { max(.zero, $0 - (now - startedAt)) }
        let limit = [policy.timeout, rest].compactMap(\.self).min()
        actions.append(.start(instance: instance, attempt: attempt, limit: limit))
    }

    func name(_ instance: Int) -> String { plan.instances[instance].id.description }
}

extension StepFailure {
    /// An expression of the pipeline that could not be evaluated, with what became known.
    init(unevaluated error: any Error) {
        self = error as? StepFailure ?? StepFailure(code: .invalid, message: "\(error)")
    }
}
