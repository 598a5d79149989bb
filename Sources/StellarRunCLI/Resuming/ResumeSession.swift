import ArgumentParser
import FoundationEssentials
import Journal
import Pipeline
import Values

/// Goes on with a run: what is known of it, its plan once more, carry out, show.
struct ResumeSession: Sendable {
    let composition: Composition
    let run: RunID
    let repeatsInterrupted: Bool
    let replans: Bool
    let settings: RunSettings

    func run() async throws -> ExitStatus {
        let execution = RunExecution(composition: composition, settings: settings)
        guard FileManager.default.fileExists(atPath: settings.stateFolder) else {
            throw ValidationError("there is no run '\(run)'")
        }
        let journal = try execution.journal(for: "stellar-run resume \(run)")
        let known = try KnownRun(run, in: journal)
        if known.isComplete { return showComplete(known) }
        let catalog = composition.catalog(stateFolder: settings.stateFolder)
        guard let (plan, request) = try plan(known, catalog) else { return .invalidPipeline }
        let secrets = try execution.prepare(plan)
        try await execution.checkAccess(plan)
        var options = execution.options(
            run,
            seed: known.record.seed,
            secrets: secrets,
            journal: journal,
            lives: known.record.lives + 1
        )
        options.machines = execution.machines(options, request)
        let past = try known.past(repeatsInterrupted: repeatsInterrupted)
        return try await execution.carryOut(plan, catalog.leaseHandlers, options, journal) {
            await $0.resume(past, request, control: $1)
        }
    }

    private func showComplete(_ known: KnownRun) -> ExitStatus {
        let receipt = Receipt(known.leases)
        composition.errors.write(
            "\(run) succeeded and has nothing left to do: created \(receipt.created), "
                + "left \(receipt.left.count)\n"
        )
        return .succeeded
    }

    /// Plans the run once more, and compares what its files say with what they said.
    private func plan(
        _ known: KnownRun,
        _ catalog: StepCatalog
    ) throws -> (Plan, RunRequest)? {
        var request = try known.request()
        let sources = SourceRecorder()
        let whole = composition.plan(
            request.file,
            values: request.values,
            catalog: catalog,
            folder: request.folder,
            sources: sources,
            format: settings.format
        )
        guard let whole else { return nil }
        let difference = PipelineDifference(from: request.sources, to: sources.texts)
        guard difference.isEmpty || replans else {
            throw EnvironmentFailure(
                message: """
                    the pipeline of '\(run)' has changed since:
                    \(difference.description.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
                      help: to go on with the pipeline as it is now, type
                          stellar-run resume \(run) --replan --state \(settings.stateFolder)
                    """
            )
        }
        request.sources = sources.texts
        let patterns = SelectionOptions.Patterns(only: request.only, from: request.from)
        return (try patterns.selection().part(of: whole), request)
    }
}
