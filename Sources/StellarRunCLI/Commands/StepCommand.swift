import ArgumentParser
import FoundationEssentials
import Pipeline
import Steps
import Values

/// Carries out one instance of a plan.
struct StepCommand: StatefulCommand, CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Carry out one instance of a plan, for an engine that does the scheduling.",
        discussion: """
            PLAN is a pipeline's file, or a plan that this program wrote (.json). What the \
            instances before it left is in the journal of the state folder, where its own output \
            goes: all steps of one run share the folder and `--run-id`. Retries, timeouts, leases and \
            events are those of a run; what it creates stays until `stellar-run teardown RUN`.
            """
    )

    @Argument(help: "The pipeline's file, or a plan.")
    var plan: String

    @Argument(help: "The instance, such as deploy[provider=local].")
    var instance: String

    @OptionGroup var params: ParamOptions
    @OptionGroup var running: RunningOptions

    @Option(name: .customLong("run-id"), help: "The run's name; needed for a pipeline's file.")
    var name: String?

    @Option(help: "The seed of everything random; the same for all steps of a run.")
    var seed: UInt64 = 1

    @Option(help: .hidden)
    var attended: String?

    @Option(help: .hidden)
    var patience = 120.0

    var state: StateOptions { running.state }
    var endpoint: EndpointOptions { running.endpoint }
    var subject: String? { name }

    func validate() throws {
        guard InstanceID(instance) != nil else {
            throw ValidationError("'\(instance)' cannot be the name of an instance")
        }
        if let name, RunID(name) == nil {
            throw ValidationError("'--run-id \(name)' cannot be the name of a run")
        }
        guard plan.hasSuffix(".json") || name != nil else {
            throw ValidationError("'--run-id' says which run the step belongs to")
        }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        guard let instance = InstanceID(instance), let run = RunID(name ?? "plan") else {
            throw ValidationError("'\(instance)' cannot be the name of an instance")
        }
        let session = StepSession(
            composition: composition,
            order: try StepSource.order(plan, values: params.values, run: run, seed: seed),
            instance: instance,
            settings: try running.settings(in: composition)
        )
        guard let attended else { return try await session.run() }
        return try await AttendedSession(
            session: session,
            folder: AttendedFolder(path: attended),
            patience: .milliseconds(Int(patience * 1000))
        )
        .run()
    }
}
