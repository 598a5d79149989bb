/// How instances end, and what follows for those that wait for them.
extension Scheduler {
    /// Ends an attempt that failed, or announces the next one.
    mutating func fail(
        _ instance: Int,
        _ attempt: Int,
        _ failure: StepFailure,
        state: TerminalState
    ) {
        let counted = attempt - tracks[instance].uncounted
        let delay = retryDelay(instance, counted, failure, timedOut: state == .timedOut)
        actions.append(
            .attemptFailed(instance: instance, attempt: attempt, failure, retryIn: delay)
        )
        guard delay != nil else { return end(instance, state, failure: failure) }
        retryBudget -= 1
        tracks[instance].failure = failure
        tracks[instance].progress = .resting(next: attempt + 1)
    }

    private func retryDelay(
        _ instance: Int,
        _ attempt: Int,
        _ failure: StepFailure,
        timedOut: Bool
    ) -> Duration? {
        let planned = plan.instances[instance]
        guard retryBudget > 0, !isHalted(instance), case .step(_, let effect, _) = planned.work
        else { return nil }
        let rule = RetryRule(
            policy: planned.policy,
            effect: effect,
            instance: planned.id,
            seed: seed
        )
        let elapsed = now - (tracks[instance].startedAt ?? now)
        return rule.delay(after: failure, timedOut: timedOut, attempt: attempt, elapsed: elapsed)
    }

    mutating func end(
        _ instance: Int,
        _ state: TerminalState,
        output: Value? = nil,
        failure: StepFailure? = nil
    ) {
        let wasWaiting = tracks[instance].progress == .waiting
        tracks[instance].progress = .over(state)
        tracks[instance].endedAt = now
        tracks[instance].failure = failure
        let planned = plan.instances[instance]
        if !planned.isOptional { endings[planned.scope].insert(state) }
        facts.states[instance] = state
        facts.outputs[instance] = output
        leaveLine(instance)
        let isKept = tracks[instance].keptSeconds != nil
        actions.append(isKept ? .kept(instance: instance) : .ended(instance: instance))
        if wasWaiting { endInside(instance, state) }
        tellNeighbours(of: instance)
        count(instance)
    }

    /// A pipeline that never opened ends with everything in it, and its `finally` does not run.
    private mutating func endInside(_ instance: Int, _ state: TerminalState) {
        guard case .pipeline(let scope, _) = plan.instances[instance].work else { return }
        stages[scope] = .over
        // Inside, a condition that could not be evaluated outside is something that was not good.
        let inner = state == .failed ? .blocked : state
        let inside = layout.members[scope] + layout.finally[scope].joined()
        for instance in inside.sorted() where tracks[instance].state == nil { end(instance, inner) }
    }

    /// Those that wait may become ready, and those that were used may be done with.
    private mutating func tellNeighbours(of instance: Int) {
        for dependent in layout.dependents[instance] {
            tracks[dependent].unmet -= 1
            if isReady(dependent) { undecided.append(dependent) }
        }
        for dependency in plan.instances[instance].dependencies {
            tracks[dependency].users -= 1
            if tracks[dependency].users == 0, tracks[dependency].attempts > 0 {
                actions.append(.release(instance: dependency))
            }
        }
    }

    private func isReady(_ instance: Int) -> Bool {
        guard tracks[instance].unmet == 0, case .steps = stages[plan.instances[instance].scope]
        else { return false }
        return plan.instances[instance].phase == .steps
    }
}
