import LoadGenerator
import Pipeline
import Results
import Values

/// Carries out one plan of load, and then plans of what has to be repeated.
///
/// While anything is sent, this machine is kept quiet: from 2 s before a burst to its last answer.
/// Where nothing is sent for longer than that, others may work.
struct Experiment: Sendable {
    let parameters: InvokeParameters
    let recorder: SampleRecorder
    let context: StepContext

    /// A pause in a plan that is long enough for others to work in.
    static let pause = Duration.seconds(5)
    /// How long before a burst the machine is to be quiet.
    static let lead = Duration.seconds(2)

    func run() async throws {
        let generator = try generator()
        var plan = LoadPlan(recipe)
        if recorder.first.request > 0 {
            context.log(
                "going on after request \(recorder.first.request - 1), the last in the file"
            )
            plan = LoadPlan(rest)
        }
        try await send(plan, with: generator, isRepeat: false)
        while let repeats = repeats(after: plan) {
            try Task.checkCancellation()
            context.log("repeating \(repeats.requests.count) requests that were not proven")
            try await send(repeats, with: generator, isRepeat: true)
            plan = repeats
        }
    }

    private func generator() throws -> LoadGenerator {
        let query = "service-time=\(parameters.serviceTime.nanoseconds)"
        do throws(LoadError) {
            var targets: [LoadTarget] = []
            for function in parameters.endpoints.functions {
                targets.append(try LoadTarget(url: "\(function.url)?\(query)"))
            }
            return LoadGenerator(
                targets: targets,
                policy: parameters.connections,
                timeout: parameters.timeout
            )
        } catch {
            throw StepFailure(code: .invalid, message: error.message)
        }
    }

    /// What is left of an experiment that was cut short: a plan of its own, whose numbers go on.
    ///
    /// Functions may have been idle, or be new: they are warmed anew where that was asked for.
    private var rest: LoadRecipe {
        let tally = recorder.tally
        var recipe = recipe
        recipe.burstSizes = parameters.burst.filter { tally.owed(of: $0) > 0 }
        recipe.samples = recipe.burstSizes.map { tally.owed(of: $0) }.max() ?? 0
        if recipe.burstSizes.isEmpty { recipe.burstSizes = parameters.burst }
        recipe.warmsUp = recipe.warmsUp && recipe.samples > 0
        recipe.firstRequest = recorder.first.request
        recipe.firstBurst = recorder.first.burst
        var seeds = SeededGenerator(seed: context.seed, for: "rest-\(recorder.first.burst)")
        recipe.seed = seeds.next()
        return recipe
    }

    private var recipe: LoadRecipe {
        var recipe = LoadRecipe(
            endpoints: parameters.endpoints.functions.count,
            pacing: pacing,
            burstSizes: parameters.burst,
            samples: parameters.samples,
            seed: context.seed
        )
        recipe.warmsUp = parameters.mode == .warm && parameters.warmUp
        recipe.settling = Self.settling(parameters.endpoints.keepAlive)
        return recipe
    }

    /// The first warm request must not meet the end of the cold start before it.
    static func settling(_ keepAlive: Duration) -> Duration { min(keepAlive * 4 / 5, .seconds(3)) }

    private var pacing: LoadPacing {
        Pacing(
            mode: parameters.mode,
            interval: parameters.interval,
            arrival: parameters.arrival,
            keepAlive: parameters.endpoints.keepAlive
        )
        .choice
    }

    /// What to send again: a plan of its own, as far from the one before as any two bursts are.
    ///
    /// Somebody else may have measured in between, so instances are warmed anew.
    private func repeats(after plan: LoadPlan) -> LoadPlan? {
        let tally = recorder.tally
        guard !recorder.isHopeless,
            let burst = parameters.burst.first(where: { tally.repeats(of: $0) > 0 })
        else { return nil }
        var recipe = recipe
        recipe.burstSizes = [burst]
        recipe.samples = tally.repeats(of: burst)
        var seeds = SeededGenerator(seed: context.seed, for: "repeat-\(plan.nextBurst)")
        recipe.seed = seeds.next()
        recipe.start = .nanoseconds(pacing.spread)
        recipe.firstRequest = max(plan.nextRequest, recorder.first.request)
        recipe.firstBurst = max(plan.nextBurst, recorder.first.burst)
        return LoadPlan(recipe)
    }

    /// Sends a plan segment by segment; its origin is when the machine is first quiet for it.
    private func send(
        _ plan: LoadPlan,
        with generator: LoadGenerator,
        isRepeat: Bool
    ) async throws {
        var origin: Int?
        for segment in plan.segments(separatedBy: Self.pause) where !recorder.isHopeless {
            if let origin { try await wait(for: segment, from: origin) }
            let start = origin
            let report = try await context.quietly {
                try await generator.run(segment, origin: start) { answers in
                    let directive = recorder.record(answers, isRepeat: isRepeat)
                    context.report(done: recorder.tally.pure, of: wanted)
                    return directive
                }
            }
            describe(report)
            origin = origin ?? report.origin
        }
    }

    private var wanted: Int { parameters.samples * Set(parameters.burst).count }

    private func wait(for segment: LoadPlan, from origin: Int) async throws {
        let ahead = origin + segment.first - MonotonicClock.now() - Self.lead.nanoseconds
        if ahead > 0 { try await context.clock.sleep(for: .nanoseconds(ahead)) }
    }

    private func describe(_ report: LoadReport) {
        guard let median = report.latenessP50, let tail = report.latenessP99 else { return }
        context.log(
            "sent \(report.sent) of \(report.planned); launches late by \(median / 1000) µs "
                + "(median), \(tail / 1000) µs (p99); stamps: \(report.stampSource.rawValue)"
        )
    }
}
