import LoadGenerator
import Pipeline
import Results
import Values

// Looking for the time after which idle instances are reclaimed, with proofs instead of latencies.
extension Experiment {
    /// Searches for the reclaim time of each set of functions, one after the other.
    func findKeepAlive(with generator: LoadGenerator) async throws {
        var numbers = (request: recorder.earlier.nextRequest, burst: recorder.earlier.nextBurst)
        for subject in subjects {
            var search = KeepAliveSearch(in: searchRange(of: subject))
            while let idle = search.next, !recorder.isOver {
                try Task.checkCancellation()
                let plan = probes(of: subject, idle: idle, from: numbers)
                try await send(plan, with: generator, isRepeat: false)
                let finding = KeepAliveFinding(recorder.probes(from: numbers.request))
                context.log(
                    "idle for \(idle.text): \(finding.stayed) stayed, \(finding.reclaimed) reclaimed"
                )
                search.note(stayed: finding.stayed, reclaimed: finding.reclaimed)
                numbers = (plan.nextRequest, plan.nextBurst)
            }
        }
    }

    /// Requests to each function, each as long after the one before as it is to be idle.
    private func probes(
        of subject: Subject,
        idle: Duration,
        from numbers: (request: Int, burst: Int)
    ) -> LoadPlan {
        var recipe = LoadRecipe(
            endpoints: subject.endpoints.functions.count,
            pacing: .literal(interval: idle, arrival: .constant),
            samples: parameters.stop.most,
            seed: context.seed
        )
        recipe.warmsUp = true
        let part = LoadInterleaving.Part(recipe: recipe, firstEndpoint: subject.first, group: "")
        var interleaving = LoadInterleaving(parts: [part], seed: context.seed)
        interleaving.firstRequest = numbers.request
        interleaving.firstBurst = numbers.burst
        return LoadPlan(interleaving)
    }

    /// From a tenth of what the provider says to four times as much, unless somebody knows better.
    private func searchRange(of subject: Subject) -> DurationRange {
        let keepAlive = subject.endpoints.keepAlive
        return parameters.arrival.search ?? DurationRange(keepAlive / 10, keepAlive * 4)
    }
}
