import FaaS
import LoadGenerator
import Pipeline
import Results
import Values

// What an experiment sends: first all of it, or what is left; then what has to be sent again.
extension Experiment {
    /// All of it.
    var plan: LoadPlan { interleave("all", firstRequest: 0, firstBurst: 0, recipe) }

    /// What is left of an experiment that was cut short: a plan of its own, whose numbers go on.
    ///
    /// Functions may have been idle, or be new: they are warmed anew where that was asked for.
    var rest: LoadPlan {
        let earlier = recorder.earlier
        return interleave(
            "rest-\(earlier.nextBurst)",
            firstRequest: earlier.nextRequest,
            firstBurst: earlier.nextBurst,
            rest
        )
    }

    /// What to send again: a plan of its own, as far from the one before as any two bursts are.
    ///
    /// Somebody else may have measured in between, so instances are warmed anew.
    func repeats(after plan: LoadPlan) -> LoadPlan? {
        guard !recorder.isOver, parameters.stop.admitsRepeats else { return nil }
        let earlier = recorder.earlier
        let repeats = interleave(
            "repeat-\(plan.nextBurst)",
            firstRequest: max(plan.nextRequest, earlier.nextRequest),
            firstBurst: max(plan.nextBurst, earlier.nextBurst),
            repeats
        )
        return repeats.requests.isEmpty ? nil : repeats
    }

    private func recipe(of subject: Subject) -> LoadRecipe {
        var recipe = counted(of: subject)
        recipe.duration = parameters.stop.duration
        recipe.trace = trace
        return recipe
    }

    private func rest(of subject: Subject) -> LoadRecipe? {
        let (tally, earlier) = (recorder.tally, recorder.earlier(of: subject.name))
        let owed = parameters.burst.map { burst in
            let cell = ResultCell(set: subject.name, burst: burst)
            return (burst, recorder.isOver(cell) ? 0 : tally.owed(of: cell))
        }
        .filter { $0.1 > 0 }
        var recipe = recipe(of: subject)
        recipe.burstSizes = owed.map(\.0)
        recipe.samples = owed.map(\.1).max() ?? 0
        recipe.duration = parameters.stop.duration.map { $0 - .nanoseconds(earlier.measuredTime) }
        recipe.trace = trace.flatMap { $0.dropping(earlier.bursts) }
        let isTimeUp = recipe.duration.map { $0 <= .zero } ?? false
        let isTraceOver = trace != nil && recipe.trace == nil
        return owed.isEmpty || isTimeUp || isTraceOver ? nil : recipe
    }

    private func repeats(of subject: Subject) -> LoadRecipe? {
        let tally = recorder.tally
        for burst in parameters.burst {
            let cell = ResultCell(set: subject.name, burst: burst)
            let count = recorder.isOver(cell) ? 0 : tally.repeats(of: cell)
            guard count > 0 else { continue }
            var recipe = counted(of: subject)
            recipe.burstSizes = [burst]
            recipe.samples = count
            recipe.start = .nanoseconds(recipe.pacing.spread)
            return recipe
        }
        return nil
    }

    /// What is asked for in numbers, whatever time says.
    private func counted(of subject: Subject) -> LoadRecipe {
        var recipe = LoadRecipe(
            endpoints: subject.endpoints.functions.count,
            pacing: pacing(of: subject),
            burstSizes: parameters.burst,
            samples: parameters.stop.most,
            seed: context.seed
        )
        recipe.rateSteps = parameters.arrival.rateSteps
        recipe.warmsUp = parameters.mode == .warm && parameters.warmUp
        recipe.settling = Self.settling(subject.endpoints.keepAlive)
        return recipe
    }

    private func pacing(of subject: Subject) -> LoadPacing {
        if let trace {
            let interval = trace.meanGap * subject.endpoints.functions.count
            return .literal(interval: .nanoseconds(interval), arrival: .trace)
        }
        return Pacing(
            mode: parameters.mode,
            arrival: parameters.arrival,
            keepAlive: subject.endpoints.keepAlive,
            renews: parameters.renews
        )
        .choice
    }
}

extension Experiment {
    /// The plan of one set of functions, or those of several carried out at the same time.
    private func interleave(
        _ name: String,
        firstRequest: Int,
        firstBurst: Int,
        _ recipe: (Subject) -> LoadRecipe?
    ) -> LoadPlan {
        let parts = subjects.compactMap { subject in
            recipe(subject).map { recipe in
                var recipe = recipe
                recipe.seed = seed(of: name, subject)
                let group = subject.endpoints.provider.rawValue
                return LoadInterleaving.Part(
                    recipe: recipe,
                    firstEndpoint: subject.first,
                    group: group
                )
            }
        }
        var interleaving = LoadInterleaving(parts: parts, seed: context.seed)
        interleaving.reshuffles = reshuffles
        interleaving.firstRequest = firstRequest
        interleaving.firstBurst = firstBurst
        return LoadPlan(interleaving)
    }

    /// Gaps that are all the same would give the same order in every round; they may be moved where
    /// even the longest that comes of it keeps instances warm.
    private var reshuffles: Bool {
        guard parameters.mode == .warm, subjects.count > 1 else { return false }
        return subjects.allSatisfy { subject in
            let pacing = pacing(of: subject)
            let isEven = pacing.arrival == .constant || pacing.arrival == .step
            return isEven && pacing.spread * 2 <= subject.endpoints.keepAlive.nanoseconds * 4 / 5
        }
    }

    /// A single set's first plan is that of the step's own seed.
    private func seed(of name: String, _ subject: Subject) -> UInt64 {
        if name == "all", subjects.count == 1 { return context.seed }
        let suffix = subjects.count == 1 ? "" : "-\(subject.name)"
        var seeds = SeededGenerator(seed: context.seed, for: name + suffix)
        return seeds.next()
    }
}

extension LoadTrace {
    /// What follows the first instants, counted from the first that is left; `nil` when none is.
    fileprivate func dropping(_ count: Int) -> LoadTrace? {
        let left = offsets.dropFirst(count)
        guard let first = left.first else { return nil }
        return LoadTrace(offsets: left.map { $0 - first })
    }
}
