import Values

/// One attempt of a step: prepares it, runs it, and stops it in time.
struct Attempt: Sendable {
    let site: RunSite
    let planned: PlannedInstance
    let number: Int
    /// The first attempt whose work this one goes on with.
    let since: Int
    let limit: Duration?
    /// The step, or why its parameters could not be resolved.
    let step: Result<PreparedStep, StepFailure>
    /// By which the run stops it.
    let brake: AttemptBrake

    /// Runs the step; returns when it has really ended, even when it was told to stop before.
    func outcome() async -> AttemptOutcome {
        // Looks unstructured; it is not, because the result of each is always awaited. Both begin at
        // once, on the thread that is here: a task of a group would first have to wake another one.
        let timer = limit.map { limit in Task.immediate { await stop(after: limit) } }
        let work = Task.immediate { await result() }
        brake.hold(work)
        let (end, reason) = (await work.value, brake.reason)
        timer?.cancel()
        await timer?.value
        return judge(end, stoppedBy: reason)
    }

    private func stop(after limit: Duration) async {
        do { try await site.options.clock.sleep(for: limit) } catch { return }
        brake.pull(.limitReached)
    }

    /// What the step did in time counts, however it was stopped.
    private func judge(
        _ result: Result<Value, any Error>,
        stoppedBy reason: AttemptBrake.Reason?
    ) -> AttemptOutcome {
        switch (result, reason) {
        case (.success(let output), _): .succeeded(output)
        case (.failure, .stopRequested): .cancelled
        case (.failure(let error), .limitReached): .timedOut(timeout(error))
        case (.failure(let error), _): .failed(site.redactor.redact(StepFailure(of: error)))
        }
    }

    private func timeout(_ error: any Error) -> StepFailure {
        let details = (error as? StepFailure).map { [$0.message] + $0.details } ?? []
        let failure = StepFailure(
            code: .interrupted,
            message: "it took longer than \((limit ?? .zero).text)",
            details: details
        )
        return site.redactor.redact(failure)
    }
}

extension Attempt {
    private func result() async -> Result<Value, any Error> {
        do {
            return .success(try await step.get()(context))
        } catch {
            return .failure(error)
        }
    }

    private var context: StepContext {
        let services = InstanceServices(site: site, planned: planned)
        var seeds = SeededGenerator(seed: site.options.seed, for: planned.id.description)
        return StepContext(
            run: site.options.run,
            instance: planned.id,
            attempt: number,
            since: since,
            seed: seeds.next(),
            folder: { services.folder },
            runFolder: site.folders.root,
            stateFolder: site.folders.state,
            pipelineFolder: site.plan.scopes[planned.scope].folder,
            clock: site.options.clock,
            services: services
        )
    }
}
