import Values

/// What the journal is told of instances.
extension RunLoop {
    func running(_ instance: Int, _ attempt: Int) -> InstanceRecord {
        InstanceRecord(
            id: site.plan.instances[instance].id,
            progress: .running,
            attempt: attempt,
            since: since(instance, attempt)
        )
    }

    /// The first attempt whose work this one goes on with; `nil` when it begins anew.
    func since(_ instance: Int, _ attempt: Int) -> Int? {
        guard case .again(let attempts, _, let since, _)? = resumption.past[instance],
            attempt == attempts + 1
        else { return nil }
        return since
    }

    func resting(
        _ instance: Int,
        _ attempt: Int,
        _ failure: StepFailure,
        _ retryIn: Duration
    ) -> InstanceRecord {
        InstanceRecord(
            id: site.plan.instances[instance].id,
            progress: .resting,
            attempt: attempt,
            dueAt: site.options.wallClock() + Double(retryIn.nanoseconds) / 1e9,
            failure: failure
        )
    }

    func over(_ instance: Int) -> InstanceRecord? {
        guard let finish = scheduler.finish(of: instance) else { return nil }
        return InstanceRecord(
            id: finish.instance,
            progress: InstanceRecord.Progress(finish.state),
            attempt: finish.attempts,
            output: scheduler.facts.outputs[instance].map { site.redactor.redact($0) },
            failure: finish.failure.map { site.redactor.redact($0) },
            results: site.board.results(of: finish.instance),
            seconds: finish.seconds
        )
    }
}

extension PlannedInstance {
    /// What doing it again may do.
    var effect: Effect {
        if case .step(_, let effect, _) = work { effect } else { .idempotent }
    }

    /// The step of an attempt that starts now, or why its parameters cannot be resolved.
    func prepared(knowing facts: RunFacts) -> Result<PreparedStep, StepFailure> {
        guard case .step(_, _, let prepare) = work else {
            preconditionFailure("\(id) is a pipeline and has no attempts")
        }
        do {
            return .success(try prepare(facts))
        } catch {
            return .failure(StepFailure(unevaluated: error))
        }
    }
}
