import LoadGenerator
import Pipeline
import Results
import Values

// What an experiment sends: first all of it, or what is left; then what has to be sent again.
extension Experiment {
    /// All of it.
    var recipe: LoadRecipe {
        var recipe = counted
        recipe.duration = parameters.stop.duration
        recipe.trace = trace
        return recipe
    }

    /// What is left of an experiment that was cut short: a plan of its own, whose numbers go on.
    ///
    /// Functions may have been idle, or be new: they are warmed anew where that was asked for.
    var rest: LoadRecipe {
        let (tally, earlier) = (recorder.tally, recorder.earlier)
        var recipe = recipe
        recipe.burstSizes = parameters.burst.filter {
            tally.owed(of: $0) > 0 && !recorder.isOver($0)
        }
        recipe.samples = recipe.burstSizes.map { tally.owed(of: $0) }.max() ?? 0
        if recipe.burstSizes.isEmpty { recipe.burstSizes = parameters.burst }
        recipe.duration = parameters.stop.duration.map { $0 - .nanoseconds(earlier.measuredTime) }
        recipe.trace = trace.flatMap { $0.dropping(earlier.bursts) }
        if recipe.duration.map({ $0 <= .zero }) ?? false || (trace != nil && recipe.trace == nil) {
            recipe.samples = 0
        }
        recipe.warmsUp = recipe.warmsUp && recipe.samples > 0
        recipe.firstRequest = earlier.nextRequest
        recipe.firstBurst = earlier.nextBurst
        recipe.seed = seed(for: "rest-\(earlier.nextBurst)")
        return recipe
    }

    /// What to send again: a plan of its own, as far from the one before as any two bursts are.
    ///
    /// Somebody else may have measured in between, so instances are warmed anew.
    func repeats(after plan: LoadPlan) -> LoadPlan? {
        let (tally, earlier) = (recorder.tally, recorder.earlier)
        guard !recorder.isOver, parameters.stop.admitsRepeats,
            let burst = parameters.burst.first(where: {
                tally.repeats(of: $0) > 0 && !recorder.isOver($0)
            })
        else { return nil }
        var recipe = counted
        recipe.burstSizes = [burst]
        recipe.samples = tally.repeats(of: burst)
        recipe.seed = seed(for: "repeat-\(plan.nextBurst)")
        recipe.start = .nanoseconds(pacing.spread)
        recipe.firstRequest = max(plan.nextRequest, earlier.nextRequest)
        recipe.firstBurst = max(plan.nextBurst, earlier.nextBurst)
        return LoadPlan(recipe)
    }

    /// What is asked for in numbers, whatever time says.
    private var counted: LoadRecipe {
        var recipe = LoadRecipe(
            endpoints: parameters.endpoints.functions.count,
            pacing: pacing,
            burstSizes: parameters.burst,
            samples: parameters.stop.most,
            seed: context.seed
        )
        recipe.rateSteps = parameters.arrival.rateSteps
        recipe.warmsUp = parameters.mode == .warm && parameters.warmUp
        recipe.settling = Self.settling(parameters.endpoints.keepAlive)
        return recipe
    }

    private var pacing: LoadPacing {
        if let trace {
            let interval = trace.meanGap * parameters.endpoints.functions.count
            return .literal(interval: .nanoseconds(interval), arrival: .trace)
        }
        return Pacing(
            mode: parameters.mode,
            arrival: parameters.arrival,
            keepAlive: parameters.endpoints.keepAlive
        )
        .choice
    }

    private func seed(for name: String) -> UInt64 {
        var seeds = SeededGenerator(seed: context.seed, for: name)
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
