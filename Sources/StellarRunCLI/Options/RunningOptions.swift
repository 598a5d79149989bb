import ArgumentParser

/// How a run is carried out; the same for one that begins and one that goes on.
struct RunningOptions: ParsableArguments {
    @OptionGroup var secrets: SecretOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var diagnostics: DiagnosticOptions
    @OptionGroup var endpoint: EndpointOptions

    @Option(help: "How many steps may run at once.")
    var jobs = 16

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
        if jobs < 1 { throw ValidationError("'--jobs \(jobs)' must be at least 1") }
    }

    /// The options as settings of a run.
    func settings(in composition: Composition) throws -> RunSettings {
        RunSettings(
            jobs: jobs,
            stateFolder: state.path,
            printsEvents: json,
            format: diagnostics.format,
            secrets: try secrets.source(environment: composition.environment),
            usesCache: !ignoresCache,
            traceTarget: traceTarget
        )
    }
}
