import FoundationEssentials
import Glibc
import Journal
import Pipeline
import Report
import Results
import Values

/// One run from the command line: plan, check, carry out, show.
///
/// Nothing is created, not even the state folder, before the plan is free of mistakes and all that
/// it needs is there.
struct RunSession: Sendable {
    /// What was asked for.
    struct Request: Sendable {
        var file: String
        var values: [String: String]
        var run: RunID?
        var seed: UInt64?
        var jobs: Int
        var stateFolder: String
        var printsEvents: Bool
    }

    let composition: Composition
    let request: Request

    func run() async throws -> ExitStatus {
        let catalog = composition.catalog(stateFolder: request.stateFolder)
        guard let plan = composition.plan(request.file, values: request.values, catalog: catalog)
        else { return .invalidPipeline }
        let options = try options(secrets: prepare(plan))
        let journal = try journal()
        let outcome = await carryOut(plan, catalog, options, journal)
        if let failure = outcome.journalFailure { throw EnvironmentFailure(failure) }
        return ExitStatus(outcome)
    }

    /// Compares needs and secrets with what there is.
    private func prepare(_ plan: Plan) throws -> [Secret] {
        var problems = composition.problems(of: plan, stateFolder: request.stateFolder)
        let source = SecretSource(environment: composition.environment)
        let (secrets, missing) = source.read(plan.secrets)
        problems += missing.map { name in
            "secret '\(name)' has no value\n"
                + "  help: set the environment variable \(SecretSource.variable(for: name))"
        }
        guard problems.isEmpty else {
            throw EnvironmentFailure(message: problems.joined(separator: "\nerror: "))
        }
        return secrets
    }

    private func options(secrets: [Secret]) throws -> RunOptions {
        var random = SystemRandomNumberGenerator()
        let seed = request.seed ?? random.next()
        guard let run = request.run ?? RunID(RunName(at: composition.now(), seed: seed).text) else {
            throw EnvironmentFailure(message: "this machine's clock gives no usable time")
        }
        return RunOptions(
            run: run,
            seed: seed,
            jobs: request.jobs,
            stateFolder: request.stateFolder,
            secrets: secrets,
            wallClock: composition.now,
            noiseLimit: ProcessInfo.processInfo.activeProcessorCount
        )
    }

    private func journal() throws -> SQLiteJournal {
        do throws(JournalFailure) {
            return try SQLiteJournal(
                stateFolder: request.stateFolder,
                command: "stellar-run run \(request.file)"
            )
        } catch {
            throw EnvironmentFailure(error)
        }
    }

    private func carryOut(
        _ plan: Plan,
        _ catalog: StepCatalog,
        _ options: RunOptions,
        _ journal: SQLiteJournal
    ) async -> RunOutcome {
        let folder = "\(request.stateFolder)/runs/\(options.run)"
        let keeper = ResultKeeper(path: "\(folder)/summary.json")
        let planKeeper = PlanKeeper(plan, path: "\(folder)/plan.json")
        let events = EventKeeper(path: "\(folder)/events.jsonl")
        let console = console()
        let control = RunControl()
        let signals = StopSignals { stop(control, options.run) }
        let ticker = Task { await console.tick() }
        let outcome = await Runner(
            plan: plan,
            journal: journal,
            handlers: catalog.leaseHandlers,
            listeners: console.listeners + [keeper, events],
            options: options
        )
        .run(control: control)
        ticker.cancel()
        withExtendedLifetime(signals) {}
        if let failure = events.failure { composition.errors.write("warning: \(failure)\n") }
        for failure in [planKeeper.failure, keeper.failure].compactMap(\.self) {
            composition.errors.write("error: \(failure)\n")
        }
        show(keeper, outcome, folder: folder)
        return outcome
    }

    private func console() -> RunConsole {
        RunConsole(composition: composition, printsEvents: request.printsEvents)
    }

    /// The third request to stop leaves at once; what is leased stays in the journal.
    private func stop(_ control: RunControl, _ run: RunID) {
        control.requestStop()
        guard control.requests >= 3 else { return }
        composition.errors.write(
            "left at once; to remove what this run created, type\n"
                + "    stellar-run teardown \(run) --state \(request.stateFolder)\n"
        )
        _exit(ExitStatus.interrupted.rawValue)
    }

    private func show(_ keeper: ResultKeeper, _ outcome: RunOutcome, folder: String) {
        guard let summary = keeper.summary else { return }
        RunReport(folder: folder, summary: summary).write(warningsTo: composition.errors)
        if !request.printsEvents {
            RunClosing(summary: summary, outcome: outcome, folder: folder)
                .show(in: composition, stateFolder: request.stateFolder)
        }
    }
}
