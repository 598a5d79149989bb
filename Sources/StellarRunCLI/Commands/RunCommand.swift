import ArgumentParser
import FoundationEssentials
import Pipeline

/// Runs a pipeline.
struct RunCommand: StellarCommand {
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
    @OptionGroup var secrets: SecretOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var diagnostics: DiagnosticOptions

    @Option(name: .customLong("run-id"), help: "The run's name; made of the time when not given.")
    var name: String?

    @Option(help: "How many steps may run at once.")
    var jobs = 16

    @Option(help: "The seed of everything random; drawn when not given.")
    var seed: UInt64?

    @Flag(
        name: .customLong("no-cache"),
        help: "Do all work anew, also what came out the same before."
    )
    var ignoresCache = false

    @Option(
        name: .customLong("otlp"),
        help: ArgumentHelp(
            "Export spans of the run and its steps as OTLP/JSON to a file or an address.",
            valueName: "file|url"
        )
    )
    var traceTarget: String?

    @Flag(help: "Print events as JSON lines on standard output.")
    var json = false

    func validate() throws {
        if let name, RunID(name) == nil {
            throw ValidationError(
                "'--run-id \(name)' must be letters, digits, '.', '_' and '-', at most 64"
            )
        }
        if jobs < 1 { throw ValidationError("'--jobs \(jobs)' must be at least 1") }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        try await RunSession(
            composition: composition,
            request: RunSession.Request(
                file: pipeline.file,
                values: pipeline.values,
                run: name.flatMap(RunID.init),
                seed: seed,
                jobs: jobs,
                stateFolder: state.path,
                printsEvents: json,
                format: diagnostics.format,
                selection: try selection.selection,
                secrets: try secrets.source(environment: composition.environment),
                usesCache: !ignoresCache,
                traceTarget: traceTarget
            )
        )
        .run()
    }
}
