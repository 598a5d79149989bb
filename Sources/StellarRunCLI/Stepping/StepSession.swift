import ArgumentParser
import FoundationEssentials
import Journal
import Pipeline
import Values

/// Carries out one instance of a plan, for whoever does the scheduling.
///
/// To the engine it is a run that goes on: what the instance reads of is done, it alone is not.
struct StepSession: Sendable {
    let composition: Composition
    let order: StepOrder
    let instance: InstanceID
    let settings: RunSettings

    /// Carries it out with the journal of a state folder, which remembers what others left.
    func run() async throws -> ExitStatus {
        let execution = RunExecution(composition: composition, settings: settings)
        let sources = SourceRecorder()
        guard let plan = try plan(sources) else { return .invalidPipeline }
        let index = try plan.index(ofStep: instance)
        let journal = try execution.journal(for: "stellar-run step \(instance)")
        let known = try records(of: plan, around: index, in: journal)
        let outputs = known.outputs.merging(order.outputs) { $1 }
        let lone = plan.lone(index, knowing: outputs, isSingleAttempt: order.attempt != nil)
        let secrets = try execution.prepare(lone)
        var options = execution.options(
            order.run,
            seed: order.seed,
            secrets: secrets,
            journal: journal,
            lives: known.lives
        )
        options.keepsResources = true
        var request = order.request
        if request.sources.isEmpty { request.sources = sources.texts }
        let past = PastRun(
            lives: known.lives,
            instances: order.past(of: instance, besides: known.instances),
            leases: known.leases
        )
        return try await execution.carryOut(
            lone,
            composition.catalog(
                stateFolder: settings.stateFolder
            ).leaseHandlers,
            options,
            journal,
            isPart: true
        ) { [request] runner, control in
            await runner.resume(past, request, control: control)
        }
    }

    /// Plans the whole again, and shows what is wrong with it.
    func plan(_ sources: SourceRecorder) throws -> Plan? {
        let planner = Planner(
            catalog: composition.catalog(stateFolder: settings.stateFolder),
            folder: order.request.folder,
            load: StepSource.load(order, recording: sources)
        )
        let (plan, diagnostics) = planner.plan(
            file: order.request.file,
            set: order.request.values
        )
        composition.show(diagnostics, as: settings.format)
        return plan
    }

    /// What a journal knows of the run, begun there if it was not.
    private func records(
        of plan: Plan,
        around index: Int,
        in journal: SQLiteJournal
    ) throws -> StepPast {
        do throws(JournalFailure) {
            guard let record = try journal.run(order.run) else {
                let record = RunRecord(
                    id: order.run,
                    pipeline: plan.pipeline,
                    file: plan.file,
                    seed: order.seed,
                    startedAt: composition.now()
                )
                try journal.begin(record, order.request)
                return StepPast(lives: 1)
            }
            return StepPast(
                lives: record.lives + 1,
                plan: plan,
                around: index,
                instances: try journal.instances(of: order.run),
                leases: try journal.leases(of: order.run)
            )
        } catch {
            throw EnvironmentFailure(error)
        }
    }
}

extension Plan {
    /// The index of an instance that is a step.
    ///
    /// - Throws: A `ValidationError` that names what may have been meant.
    func index(ofStep instance: InstanceID) throws -> Int {
        guard let index = index(of: instance) else {
            let names = instances.map(\.id.description)
            let hint = Suggestion.closest(to: instance.description, among: names)
                .map { "; did you mean '\($0)'?" }
            throw ValidationError("there is no instance '\(instance)'\(hint ?? "")")
        }
        guard case .step = instances[index].work else {
            throw ValidationError("'\(instance)' is a pipeline; its own instances are carried out")
        }
        return index
    }
}
