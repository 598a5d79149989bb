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
    let limit: Duration?
    /// Kept when the run wants the attempt to stop.
    let stop: Promise<Void>

    var effect: Effect {
        if case .step(_, let effect, _) = planned.work { effect } else { .idempotent }
    }

    /// Runs the step; returns when it has really ended, even when it was told to stop before.
    func outcome(_ facts: RunFacts) async -> AttemptOutcome {
        await withTaskGroup(of: Happening.self) { group in
            defer { group.cancelAll() }
            group.addTask { .ended(await result(facts)) }
            group.addTask { await limitReached() }
            group.addTask { await stopRequested() }
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

    private func limitReached() async -> Happening {
        guard let limit else { return .nothing }
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
    private func result(_ facts: RunFacts) async -> Result<Value, any Error> {
        guard case .step(_, _, let prepare) = planned.work else {
            preconditionFailure("\(planned.id) is a pipeline and has no attempts")
        }
        let step: PreparedStep
        do {
            step = try prepare(facts)
        } catch {
            return .failure(StepFailure(unevaluated: error))
        }
        do {
            return .success(try await step(try context()))
        } catch {
            return .failure(error)
        }
    }

    private func context() throws -> StepContext {
        let folder = site.folders.folder(of: planned.id)
        let services = try InstanceServices(site: site, planned: planned, folder: folder)
        var seeds = SeededGenerator(seed: site.options.seed, for: planned.id.description)
        return StepContext(
            run: site.options.run,
            instance: planned.id,
            attempt: number,
            seed: seeds.next(),
            folder: folder,
            runFolder: site.folders.root,
            stateFolder: site.folders.state,
            pipelineFolder: site.plan.scopes[planned.scope].folder,
            clock: site.options.clock,
            services: services
        )
    }
}
