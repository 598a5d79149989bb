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
        /// How mistakes of the pipeline are written.
        var format = DiagnosticFormat.text
        /// Which part of the pipeline is meant.
        var selection = PlanSelection.everything
        /// Where secrets come from.
        var secrets: SecretSource
        /// Whether what pure steps left before may be used again.
        var usesCache = true
        /// The file or the address that the spans of the run go to.
        var traceTarget: String?
    }

    let composition: Composition
    let request: Request

    func run() async throws -> ExitStatus {
        let catalog = composition.catalog(stateFolder: request.stateFolder)
        let whole = composition.plan(
            request.file,
            values: request.values,
            catalog: catalog,
            format: request.format
        )
        guard let whole else { return .invalidPipeline }
        let plan = try request.selection.part(of: whole)
        let secrets = try prepare(plan)
        let journal = try journal()
        let options = try options(secrets: secrets, cache: request.usesCache ? journal : nil)
        let outcome = await carryOut(plan, catalog, options, journal)
        if let failure = outcome.journalFailure { throw EnvironmentFailure(failure) }
        return ExitStatus(outcome)
    }

    private func carryOut(
        _ plan: Plan,
        _ catalog: StepCatalog,
        _ options: RunOptions,
        _ journal: SQLiteJournal
    ) async -> RunOutcome {
        let folder = "\(request.stateFolder)/runs/\(options.run)"
        let keepers = RunKeepers(plan, folder: folder, traceTarget: request.traceTarget)
        let console = console()
        let control = RunControl()
        let signals = StopSignals { stop(control, options.run) }
        let ticker = Task { await console.tick() }
        let outcome = await Runner(
            plan: plan,
            journal: composition.journaling(journal),
            handlers: catalog.leaseHandlers,
            listeners: console.listeners + keepers.listeners,
            options: options
        )
        .run(control: control)
        ticker.cancel()
        withExtendedLifetime(signals) {}
        await keepers.finish(in: composition)
        show(keepers.results, outcome, folder: folder)
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
