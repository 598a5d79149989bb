import FaaS
import FoundationEssentials
import LoadGenerator
import Pipeline
import Results
import Values

/// Sends load to functions and proves of every sample whether it met a cold or a warm instance.
struct Invoke: PipelineStep {
    typealias Parameters = InvokeParameters

    static let kind: StepKind = "invoke"
    static let effect = Effect.idempotent
    static let summary = "sends load to functions and proves every sample cold or warm"
    static let isPortable = true

    let parameters: InvokeParameters
    let providers: ProviderRegistry
    /// The time of day, in seconds since 1970.
    let now: @Sendable () -> Double

    func run(in context: StepContext) async throws -> InvokeOutput {
        let subjects = Subject.subjects(parameters.endpoints, of: context.instance)
        try checkChains()
        var set = sampleSet(of: subjects, in: context)
        let account = try account(of: set, for: subjects, in: context)
        set.interruptions = account.attempts.count
        let recorder = try recorder(for: set, of: subjects, after: account, in: context)
        let experiment = Experiment(
            parameters: parameters,
            recorder: recorder,
            context: context,
            subjects: subjects,
            trace: try trace(in: context),
            renewal: parameters.renews ? Renewal(subjects, by: providers) : nil
        )
        let calibration = try await calibrate(in: context)
        let before = MachineState.now()
        try await experiment.run()
        try Task.checkCancellation()
        set.provenance = ResultProvenance(
            configuration: parameters.resolved,
            calibration: calibration,
            before: before,
            after: MachineState.now(),
            reports: recorder.reports
        )
        let whole = try recorder.finish()
        let results = set.results(in: whole.ledger)
        for result in results {
            if let remark = Self.remark(on: result) { context.log(remark) }
            try context.publish(Value(encoding: result))
        }
        try await check(whole)
        return InvokeOutput(samples: set, summary: results)
    }

    private func sampleSet(of subjects: [Subject], in context: StepContext) -> SampleSet {
        SampleSet(
            path: "\(context.folder)/samples.csv",
            identities: subjects.map { subject in
                var identity = identity(of: subject.endpoints, named: subject.instance)
                guard !subject.name.isEmpty else { return identity }
                identity.set = subject.name
                identity.measuredBy = context.instance.description
                return identity
            },
            bursts: parameters.burst,
            goal: parameters.arrival.interval == .find ? .reclaimTime : parameters.stop.goal,
            seed: context.seed,
            facts: InvocationFacts(
                parameters,
                epoch: Int(now() * 1e9) - MonotonicClock.now()
            )
        )
    }

    /// Measures what measuring costs here and now, while nothing else goes on.
    private func calibrate(in context: StepContext) async throws -> Calibration? {
        let duration = parameters.calibration
        guard duration > .zero else { return nil }
        do {
            return try await context.quietly {
                try await LoadGenerator(targets: []).calibrate(for: duration, rate: 500)
            }
        } catch let error as LoadError {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    /// What is sent and expected is the same for all sets.
    private func checkChains() throws {
        guard Set(parameters.endpoints.map(\.chain)).count > 1 else { return }
        throw StepFailure(
            code: .invalid,
            message: "chains of several shapes cannot be measured side by side"
        )
    }

    private func trace(in context: StepContext) throws -> LoadTrace? {
        guard let path = parameters.arrival.trace else { return nil }
        let bursts = parameters.stop.samples.map { _ in
            parameters.burst.reduce(0) { $0 + (parameters.stop.most + $1 - 1) / $1 }
        }
        return try LoadTrace(file: path, in: context.pipelineFolder, atLeast: bursts ?? 1)
    }

    private func identity(of endpoints: EndpointSet, named instance: String) -> ResultIdentity {
        var identity = ResultIdentity(
            instance: instance,
            provider: endpoints.provider.rawValue,
            function: endpoints.function,
            runtime: endpoints.runtime,
            package: endpoints.package?.rawValue,
            packageBytes: endpoints.packageSize?.bytes,
            mode: parameters.mode
        )
        if parameters.mode == .cold { identity.cold = parameters.cold }
        identity.serviceTime = parameters.serviceTime.nanoseconds
        identity.payload = parameters.payload.bytes
        identity.responsePayload = parameters.responsePayload.bytes
        identity.chain = endpoints.chain?.length
        identity.transfer = endpoints.chain?.transfer.rawValue
        return identity
    }
}
