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

    /// Counts what the attempts that this one goes on with have left in the file.
    private func account(
        of set: SampleSet,
        for subjects: [Subject],
        in context: StepContext
    ) throws -> SampleAccount {
        let tally = SampleTally(
            mode: parameters.mode,
            wanted: parameters.stop.most,
            cells: cells(of: subjects)
        )
        var account = SampleAccount(tally: tally, ledger: set.emptyLedger)
        guard context.since < context.attempt,
            FileManager.default.fileExists(atPath: set.path)
        else { return account }
        let reader = SampleReader(path: set.path)
        do throws(ResultsFailure) {
            // What a writer leaves that dies before its heading is whole is no file of samples yet.
            guard try !reader.isBarelyBegun else { return account }
            try reader.read { if $0.attempt >= context.since { account.recall($0) } }
            return account
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    private func cells(of subjects: [Subject]) -> [ResultCell] {
        subjects.flatMap { subject in
            parameters.burst.map { ResultCell(set: subject.name, burst: $0) }
        }
    }

    private func recorder(
        for set: SampleSet,
        of subjects: [Subject],
        after account: SampleAccount,
        in context: StepContext
    ) throws -> SampleRecorder {
        do throws(ResultsFailure) {
            return SampleRecorder(
                writer: try SampleWriter(appendingTo: set.path),
                subjects: subjects,
                account: account,
                watch: parameters.stop.precision.map {
                    PrecisionWatch($0, cells: cells(of: subjects))
                },
                attempt: context.attempt,
                maxErrors: parameters.maxErrors,
                check: AnswerCheck(parameters)
            )
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    /// Fails with what the functions last said when too many requests failed, or none counts.
    private func check(_ account: SampleAccount) async throws {
        let tally = account.tally
        let tooMany = tally.failedShare > parameters.maxErrors
        guard tooMany || tally.pure == 0 else { return }
        let problem =
            tooMany
            ? "too many requests failed: \(tally.failed) of \(tally.sent)"
            : "no answer was proven \(parameters.mode.rawValue)"
        let details = Self.text(of: account.faults) + (await lastWords())
        throw StepFailure(code: .unavailable, message: problem, details: details)
    }

    /// Why fewer transfers of a chain are told than samples count.
    private static func remark(on result: ResultSummary) -> String? {
        let known = result.transfers.map(\.n).min() ?? 0
        guard result.identity.chain != nil, known < result.n else { return nil }
        return
            "the transfer times of \(result.n - known) of \(result.n) samples are not known: the "
            + "clocks of their functions' machines cannot be compared"
    }

    /// How often what went wrong, the most frequent first.
    private static func text(of faults: [String: Int]) -> [String] {
        faults.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) failed with '\($0.key)'" }
    }

    /// The last log lines of the first function that has any.
    private func lastWords() async -> [String] {
        for record in parameters.endpoints.flatMap(\.functions).prefix(5).flatMap(\.records) {
            do {
                let provider = try providers.provider(named: record.provider)
                let log = try await provider.recentLog(of: record, lines: 10)
                if !log.isEmpty { return ["the last log lines of \(record.name):"] + log }
            } catch {
                return ["its log could not be read: \(error)"]
            }
        }
        return []
    }
}
