import ArgumentParser
import Journal
import Pipeline

/// A run that is looked at, and where it is kept.
struct RunArgument: ParsableArguments {
    @Argument(help: "The run's name.")
    var run: String

    @OptionGroup var state: StateOptions

    /// The run's folder.
    var folder: String { "\(state.path)/runs/\(run)" }

    /// What is known of the run, read without the right to write: it may go on meanwhile.
    ///
    /// - Throws: A `ValidationError` when there is no such run; an ``EnvironmentFailure`` when what
    ///   is known cannot be read.
    func status(now: Double) throws -> RunStatus {
        guard let id = RunID(run) else {
            throw ValidationError("'\(run)' cannot be the name of a run")
        }
        let known: [RunRecord]
        do throws(JournalFailure) {
            let archive = try SQLiteArchive.open(stateFolder: state.path)
            if let archive, let record = try archive.run(id) {
                return try status(of: record, in: archive, now: now)
            }
            known = try archive?.runs() ?? []
        } catch {
            throw EnvironmentFailure(error)
        }
        throw unknown(among: known.map(\.id.description))
    }

    private func status(
        of record: RunRecord,
        in archive: SQLiteArchive,
        now: Double
    ) throws(JournalFailure) -> RunStatus {
        RunStatus(
            run: record,
            life: RunLife(record, ownerIsAlive: record.owner?.isAlive ?? false),
            instances: try archive.instances(of: record.id),
            leases: try archive.leases(of: record.id),
            times: try InstanceTimes(eventFile: "\(folder)/events.jsonl"),
            now: now
        )
    }

    private func unknown(among names: [String]) -> ValidationError {
        let hint: String
        if let name = Suggestion.closest(to: run, among: names) {
            hint = "; did you mean '\(name)'?"
        } else if let latest = names.first {
            hint = "; the latest is '\(latest)'"
        } else {
            hint = "; there are none in '\(state.folder)'"
        }
        return ValidationError("there is no run '\(run)'\(hint)")
    }
}
