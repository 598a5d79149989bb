import FoundationEssentials
import Journal
import Pipeline
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
        /// Which part of the pipeline is meant.
        var selection = SelectionOptions.Patterns()
    }

    let composition: Composition
    let request: Request
    let settings: RunSettings

    func run() async throws -> ExitStatus {
        let execution = RunExecution(composition: composition, settings: settings)
        let catalog = composition.catalog(stateFolder: settings.stateFolder)
        let sources = SourceRecorder()
        let whole = composition.plan(
            request.file,
            values: request.values,
            catalog: catalog,
            sources: sources,
            format: settings.format
        )
        guard let whole else { return .invalidPipeline }
        let plan = try request.selection.selection().part(of: whole)
        let secrets = try execution.prepare(plan)
        try await execution.checkAccess(plan)
        let journal = try execution.journal(for: "stellar-run run \(request.file)")
        let (run, seed) = try identity()
        var options = execution.options(run, seed: seed, secrets: secrets, journal: journal)
        let asked = runRequest(sources)
        options.machines = execution.machines(options, asked)
        return try await execution.carryOut(plan, catalog.leaseHandlers, options, journal) {
            await $0.run(asked, control: $1)
        }
    }

    private func identity() throws -> (RunID, UInt64) {
        var random = SystemRandomNumberGenerator()
        let seed = request.seed ?? random.next()
        guard let run = request.run ?? RunID(RunName(at: composition.now(), seed: seed).text) else {
            throw EnvironmentFailure(message: "this machine's clock gives no usable time")
        }
        return (run, seed)
    }

    private func runRequest(_ sources: SourceRecorder) -> RunRequest {
        RunRequest(
            file: request.file,
            folder: FileManager.default.currentDirectoryPath,
            values: request.values,
            only: request.selection.only,
            from: request.selection.from,
            sources: sources.texts
        )
    }
}
