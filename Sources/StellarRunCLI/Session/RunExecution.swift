import FaaS
import FoundationEssentials
import Glibc
import Journal
import Pipeline
import Report
import Results
import Steps
import Values

/// Carries out a plan and shows it, whether the run begins or goes on.
struct RunExecution: Sendable {
    let composition: Composition
    let settings: RunSettings

    /// - Parameters:
    ///   - plan: The plan.
    ///   - handlers: Who removes what it creates.
    ///   - options: What else the run is to know.
    ///   - journal: Where it is written down.
    ///   - isPart: Whether other processes carry out the rest of the run, so that nothing is summed up.
    ///   - body: Begins the run, or goes on with it.
    /// - Returns: How the process is to end.
    /// - Throws: An ``EnvironmentFailure`` when the journal does not work.
    func carryOut(
        _ plan: Plan,
        _ handlers: [ResourceKind: any LeaseHandler],
        _ options: RunOptions,
        _ journal: SQLiteJournal,
        isPart: Bool = false,
        _ body: (Runner, RunControl) async -> RunOutcome
    ) async throws -> ExitStatus {
        let folder = "\(settings.stateFolder)/runs/\(options.run)"
        let keepers = RunKeepers(
            plan,
            folder: folder,
            traceTarget: settings.traceTarget,
            isPart: isPart
        )
        let console = RunConsole(composition: composition, printsEvents: settings.printsEvents)
        let control = RunControl()
        let signals = StopSignals { stop(control, options.run) }
        let ticker = Task { await console.tick() }
        let runner = Runner(
            plan: plan,
            journal: composition.journaling(journal),
            handlers: handlers,
            listeners: console.listeners + keepers.listeners,
            options: options
        )
        let outcome = await body(runner, control)
        ticker.cancel()
        withExtendedLifetime(signals) {}
        await keepers.finish(in: composition)
        if !isPart { show(keepers.results, outcome, folder: folder) }
        if let failure = outcome.journalFailure { throw EnvironmentFailure(failure) }
        return ExitStatus(outcome)
    }

    /// The third request to stop leaves at once; what is leased stays in the journal.
    private func stop(_ control: RunControl, _ run: RunID) {
        control.requestStop()
        guard control.requests >= 3 else { return }
        composition.errors.write(
            "left at once; to remove what this run created, type\n"
                + "    stellar-run teardown \(run) --state \(settings.stateFolder)"
                + composition.settlingOptions + "\n"
        )
        _exit(ExitStatus.interrupted.rawValue)
    }

    private func show(_ keeper: ResultKeeper, _ outcome: RunOutcome, folder: String) {
        guard let summary = keeper.summary else { return }
        RunReport(folder: folder, summary: summary).write(warningsTo: composition.errors)
        if !settings.printsEvents {
            RunClosing(summary: summary, outcome: outcome, folder: folder)
                .show(in: composition, stateFolder: settings.stateFolder)
        }
    }
}

extension RunExecution {
    /// Compares needs and secrets with what there is.
    func prepare(_ plan: Plan) throws -> [Secret] {
        var problems = composition.problems(of: plan, stateFolder: settings.stateFolder)
        let (secrets, missing) = try settings.secrets.read(plan.secrets)
        problems += missing.map { name in
            "secret '\(name)' has no value\n"
                + "  help: set the environment variable \(SecretSource.variable(for: name))"
        }
        guard problems.isEmpty else {
            throw EnvironmentFailure(message: problems.joined(separator: "\nerror: "))
        }
        return secrets
    }

    /// Finds out whether calls to the providers of a plan could be made.
    func checkAccess(_ plan: Plan) async throws {
        let providers = composition.providers(stateFolder: settings.stateFolder)
        let names = plan.requirements.filter { $0.requirement.kind == .provider }
            .map { ProviderName(rawValue: $0.requirement.name) }
        for name in Set(names).sorted(by: { $0.rawValue < $1.rawValue }) {
            do {
                _ = try await providers.provider(named: name).standing()
            } catch let failure as ProviderFailure {
                throw EnvironmentFailure(
                    message: "provider '\(name)' cannot be used: \(failure.message)"
                )
            }
        }
    }

    /// Opens the journal to write.
    func journal(for command: String) throws -> SQLiteJournal {
        do throws(JournalFailure) {
            return try SQLiteJournal(stateFolder: settings.stateFolder, command: command)
        } catch {
            throw EnvironmentFailure(error)
        }
    }

    /// Who carries steps out on other machines.
    func machines(_ options: RunOptions, _ request: RunRequest) -> any RemoteMachines {
        SSHMachines(
            version: StellarRun.version,
            run: options.run,
            seed: options.seed,
            request: request,
            secrets: options.secrets
        )
    }

    func options(
        _ run: RunID,
        seed: UInt64,
        secrets: [Secret],
        journal: SQLiteJournal,
        lives: Int = 0
    ) -> RunOptions {
        RunOptions(
            run: run,
            seed: seed,
            jobs: settings.jobs,
            stateFolder: settings.stateFolder,
            secrets: secrets,
            wallClock: composition.now,
            noiseLimit: ProcessInfo.processInfo.activeProcessorCount,
            cache: settings.usesCache ? journal : nil,
            program: ProgramIdentity.current,
            owner: RunOwner.current().label,
            lives: lives
        )
    }
}
