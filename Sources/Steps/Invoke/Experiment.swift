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
    /// What is measured.
    let subjects: [Subject]
    /// The recorded instants to send at, if there are any.
    let trace: LoadTrace?
    /// Makes functions start anew before each burst, where that makes them cold.
    let renewal: Renewal?

    /// A pause in a plan that is long enough for others to work in.
    static let pause = Duration.seconds(5)
    /// How long before a burst the machine is to be quiet.
    static let lead = Duration.seconds(2)

    func run() async throws {
        let generator = try generator()
        guard parameters.arrival.interval != .find else {
            return try await findKeepAlive(with: generator)
        }
        var plan = self.plan
        if recorder.earlier.nextRequest > 0 {
            context.log(
                "going on after request \(recorder.earlier.nextRequest - 1), the last in the file"
            )
            plan = rest
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
        let request = FunctionRequest(parameters, seed: context.seed)
        do throws(LoadError) {
            var targets: [LoadTarget] = []
            for function in subjects.flatMap(\.endpoints.functions) {
                targets.append(try request.target(function.url))
            }
            return parameters.connections.generator(
                targets: targets,
                timeout: parameters.timeout,
                limits: request.limits,
                folder: context.pipelineFolder
            )
        } catch {
            throw StepFailure(code: .invalid, message: error.message)
        }
    }

    /// The first warm request must not meet the end of the cold start before it.
    static func settling(_ keepAlive: Duration) -> Duration { min(keepAlive * 4 / 5, .seconds(3)) }

    /// Sends a plan segment by segment; its origin is when the machine is first quiet for it.
    func send(
        _ plan: LoadPlan,
        with generator: LoadGenerator,
        isRepeat: Bool
    ) async throws {
        if let renewal {
            return try await send(plan.rounds(), with: generator, isRepeat: isRepeat, renewal)
        }
        var origin: Int?
        let wanted = wanted(of: plan)
        for segment in plan.segments(separatedBy: Self.pause) where !recorder.isOver {
            if let origin { try await wait(for: segment, from: origin) }
            let report = try await send(
                segment,
                from: origin,
                with: generator,
                isRepeat: isRepeat,
                wanted: wanted
            )
            origin = origin ?? report.origin
        }
    }

    /// Sends round by round; before each, the functions it goes to are renewed.
    private func send(
        _ rounds: [LoadPlan],
        with generator: LoadGenerator,
        isRepeat: Bool,
        _ renewal: Renewal
    ) async throws {
        let wanted = rounds.map(wanted).reduce(0, +)
        for round in rounds where !recorder.isOver {
            try await renewal.renew(Set(round.requests.map(\.endpoint)))
            _ = try await send(
                round,
                from: nil,
                with: generator,
                isRepeat: isRepeat,
                wanted: wanted
            )
        }
    }

    /// Sends what belongs together, while the machine is quiet.
    private func send(
        _ segment: LoadPlan,
        from origin: Int?,
        with generator: LoadGenerator,
        isRepeat: Bool,
        wanted: Int
    ) async throws -> LoadReport {
        let report = try await context.quietly {
            try await generator.run(segment, origin: origin) { answers in
                let directive = recorder.record(answers, isRepeat: isRepeat)
                context.report(done: recorder.tally.pure, of: wanted)
                return directive
            }
        }
        recorder.note(report)
        describe(report)
        return report
    }

    /// How many proven samples this is about; what is planned, where only time says when to stop.
    private func wanted(of plan: LoadPlan) -> Int {
        guard parameters.stop.admitsRepeats else {
            return recorder.earlier.measured + plan.requests.count { !$0.isWarmUp }
        }
        return parameters.stop.most * Set(parameters.burst).count * subjects.count
    }

    private func wait(for segment: LoadPlan, from origin: Int) async throws {
        let ahead = origin + segment.first - MonotonicClock.now() - Self.lead.nanoseconds
        if ahead > 0 { try await context.clock.sleep(for: .nanoseconds(ahead)) }
    }

    private func describe(_ report: LoadReport) {
        guard let median = report.latenessP50, let tail = report.latenessP99 else { return }
        context.log(
            "sent \(report.sent) of \(report.planned); launches late by \(median / 1000) µs "
                + "(median), \(tail / 1000) µs (p99); stamps: \(report.stamps?.source.rawValue ?? "none")"
        )
    }
}
