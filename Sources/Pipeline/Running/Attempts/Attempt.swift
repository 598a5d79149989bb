import Values

/// One attempt of a step: prepares it, runs it, and stops it in time.
struct Attempt: Sendable {
    private enum Happening: Sendable {
        case ended(Result<Value, any Error>)
        case limitReached
        case stopRequested
        /// A wait was given up because something else came first.
        case nothing
    }

    let site: RunSite
    let planned: PlannedInstance
    let number: Int
    /// The first attempt whose work this one goes on with.
    let since: Int
    let limit: Duration?
    /// The step, or why its parameters could not be resolved.
    let step: Result<PreparedStep, StepFailure>
    /// Kept when the run wants the attempt to stop.
    let stop: Promise<Void>

    /// Runs the step; returns when it has really ended, even when it was told to stop before.
    func outcome() async -> AttemptOutcome {
        await withTaskGroup(of: Happening.self) { group in
            defer { group.cancelAll() }
            // Each begins at once, on the thread that is here anyway: others need not be woken for
            // two waits, and the step has nothing else to wait for.
            group.addImmediateTask { await stopRequested() }
            if let limit { group.addImmediateTask { await reached(limit) } }
            group.addImmediateTask { .ended(await result()) }
            var reason: Happening?
            for await happening in group {
                switch happening {
                case .ended(let result): return judge(result, stoppedBy: reason)
                case .limitReached, .stopRequested:
                    reason = reason ?? happening
                    group.cancelAll()
                case .nothing: continue
                }
            }
            preconditionFailure("an attempt of \(planned.id) ended without a result")
        }
    }

    private func reached(_ limit: Duration) async -> Happening {
        do { try await site.options.clock.sleep(for: limit) } catch { return .nothing }
        return .limitReached
    }

    private func stopRequested() async -> Happening {
        do { try await stop.delivered() } catch { return .nothing }
        return .stopRequested
    }

    /// What the step did in time counts, however it was stopped.
    private func judge(
        _ result: Result<Value, any Error>,
        stoppedBy reason: Happening?
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
