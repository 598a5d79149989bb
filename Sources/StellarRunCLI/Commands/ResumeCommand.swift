import ArgumentParser
import Pipeline

/// Goes on with a run.
struct ResumeCommand: StatefulCommand, CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with a run that died, was stopped or failed; what succeeded stays done.",
        discussion: """
            Outputs and results of what succeeded come from the journal. What the run created is \
            used again where somebody still needs it; what is gone is created anew. A measurement \
            goes on where its file of samples ends. Steps that must not be done twice and were \
            running stay failed unless `--rerun-interrupted` is given.
            """
    )

    @Argument(help: "The run's name.")
    var run: String

    @Flag(
        name: .customLong("rerun-interrupted"),
        help: "Do again, too, what must not be done twice unasked."
    )
    var repeatsInterrupted = false

    @Flag(help: "Go on with the pipeline as it is now, though it has changed.")
    var replan = false

    @OptionGroup var running: RunningOptions

    var state: StateOptions { running.state }
    var endpoint: EndpointOptions { running.endpoint }
    var subject: String? { run }

    func run(in composition: Composition) async throws -> ExitStatus {
        guard let run = RunID(run) else {
            throw ValidationError("'\(run)' cannot be the name of a run")
        }
        return try await ResumeSession(
            composition: composition,
            run: run,
            repeatsInterrupted: repeatsInterrupted,
            replans: replan,
            settings: try running.settings(in: composition)
        )
        .run()
    }
}
