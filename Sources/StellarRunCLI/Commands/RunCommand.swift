import ArgumentParser
import FoundationEssentials
import Pipeline

/// Runs a pipeline.
struct RunCommand: StatefulCommand, CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a pipeline.",
        discussion: """
            Results go to standard output, progress and logs to standard error. The first Ctrl-C \
            stops the steps and runs `finally`, the second only removes what was created, the \
            third leaves at once and prints the command that removes the rest.
            """
    )

    @OptionGroup var pipeline: PipelineOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var running: RunningOptions

    @Option(name: .customLong("run-id"), help: "The run's name; made of the time when not given.")
    var name: String?

    @Option(help: "The seed of everything random; drawn when not given.")
    var seed: UInt64?

    var state: StateOptions { running.state }
    var endpoint: EndpointOptions { running.endpoint }

    func validate() throws {
        if let name, RunID(name) == nil {
            throw ValidationError(
                "'--run-id \(name)' must be letters, digits, '.', '_' and '-', at most 64"
            )
        }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        try await RunSession(
            composition: composition,
            request: RunSession.Request(
                file: pipeline.file,
                values: pipeline.values,
                run: name.flatMap(RunID.init),
                seed: seed,
                selection: selection.patterns
            ),
            settings: try running.settings(in: composition)
        )
        .run()
    }
}
