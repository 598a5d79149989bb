import FoundationEssentials
import Journal
import Pipeline
import Values

/// What must be there before anything is created.
extension RunSession {
    /// Compares needs and secrets with what there is.
    func prepare(_ plan: Plan) throws -> [Secret] {
        var problems = composition.problems(of: plan, stateFolder: request.stateFolder)
        let (secrets, missing) = try request.secrets.read(plan.secrets)
        problems += missing.map { name in
            "secret '\(name)' has no value\n"
                + "  help: set the environment variable \(SecretSource.variable(for: name))"
        }
        guard problems.isEmpty else {
            throw EnvironmentFailure(message: problems.joined(separator: "\nerror: "))
        }
        return secrets
    }

    func options(
        secrets: [Secret],
        cache: (any StepCache)?
    ) throws -> RunOptions {
        var random = SystemRandomNumberGenerator()
        let seed = request.seed ?? random.next()
        guard let run = request.run ?? RunID(RunName(at: composition.now(), seed: seed).text) else {
            throw EnvironmentFailure(message: "this machine's clock gives no usable time")
        }
        return RunOptions(
            run: run,
            seed: seed,
            jobs: request.jobs,
            stateFolder: request.stateFolder,
            secrets: secrets,
            wallClock: composition.now,
            noiseLimit: ProcessInfo.processInfo.activeProcessorCount,
            cache: cache,
            program: ProgramIdentity.current
        )
    }

    func journal() throws -> SQLiteJournal {
        do throws(JournalFailure) {
            return try SQLiteJournal(
                stateFolder: request.stateFolder,
                command: "stellar-run run \(request.file)"
            )
        } catch {
            throw EnvironmentFailure(error)
        }
    }
}
