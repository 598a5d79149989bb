package import FaaS
import FoundationEssentials
package import Pipeline
import Providers
import Steps
package import Values

/// All that the commands need from outside, put together in one place.
package struct Composition: Sendable {
    /// The web.
    package var web: any HTTPTransfer
    /// The environment variables of the process.
    var environment = ProcessInfo.processInfo.environment
    /// What a command that settles this one's run has to be told, too, such as ` --endpoint-url URL`.
    var settlingOptions = ""
    /// Where results go.
    var output: any TextOutput = FileOutput.standardOutput
    /// Where progress, logs and errors go.
    var errors: any TextOutput = FileOutput.standardError
    /// The time of day, in seconds since 1970.
    var now: @Sendable () -> Double = { Date().timeIntervalSince1970 }
    /// Registers steps besides those that ship.
    package var extend: @Sendable (inout StepCatalog) -> Void = { _ in }
    /// Providers besides those that ship.
    package var guests: [any FunctionProvider] = []
    /// Where client machines can be created, besides the places that ship.
    package var machines: [any MachineProvider] = []
    /// Stands between the steps and each provider.
    package var providing: @Sendable (any FunctionProvider) -> any FunctionProvider = { $0 }
    /// Stands between a run and its journal.
    package var journaling: @Sendable (any RunJournal) -> any RunJournal = { $0 }

    /// The providers, for runs kept in a state folder.
    func providers(stateFolder: String) -> ProviderRegistry {
        .builtin(
            stateFolder: stateFolder,
            web: web,
            environment: environment,
            guests: guests,
            providing: providing
        )
    }

    /// Where client machines can be created.
    var machineProviders: MachineRegistry {
        .builtin(
            web: web,
            environment: environment,
            guests: machines,
            taken: Set(guests.map(\.name))
        )
    }

    /// The steps, for runs kept in a state folder.
    func catalog(stateFolder: String = ".stellar") -> StepCatalog {
        var catalog = StepCatalog.builtin(
            providers: providers(stateFolder: stateFolder),
            machines: machineProviders,
            web: web,
            now: now,
            stateFolder: stateFolder
        )
        extend(&catalog)
        return catalog
    }

    /// Plans a pipeline, and shows everything that was found.
    ///
    /// - Returns: The plan, or `nil` when there were mistakes.
    func plan(
        _ file: String,
        values: [String: String],
        catalog: StepCatalog,
        folder: String? = nil,
        sources: SourceRecorder = SourceRecorder(),
        format: DiagnosticFormat = .text
    ) -> Plan? {
        let planner = Planner(
            catalog: catalog,
            folder: folder ?? FileManager.default.currentDirectoryPath,
            load: sources.load
        )
        let (plan, diagnostics) = planner.plan(file: file, set: values)
        show(diagnostics, as: format)
        return plan
    }

    /// What a plan needs and is not there, one sentence and what to do for each.
    func problems(of plan: Plan, stateFolder: String = ".stellar") -> [String] {
        Preflight(providers: providers(stateFolder: stateFolder), environment: environment)
            .problems(of: plan)
    }

    /// What a plan needs and is not there.
    func missing(from plan: Plan) -> [PlannedRequirement] {
        Preflight(providers: providers(stateFolder: ".stellar"), environment: environment)
            .missing(from: plan)
    }

    /// What reads pipelines, relative to the working directory.
    func planner(_ catalog: StepCatalog) -> Planner {
        Planner(catalog: catalog, folder: FileManager.default.currentDirectoryPath)
    }

    /// Writes diagnostics beside the results.
    func show(_ diagnostics: [Diagnostic], as format: DiagnosticFormat = .text) {
        errors.write(
            format.render(
                diagnostics,
                version: StellarRun.version,
                colour: errors.isTerminal
            )
        )
    }
}
