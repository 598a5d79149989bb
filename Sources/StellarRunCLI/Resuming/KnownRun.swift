import ArgumentParser
import Journal
import Pipeline

/// What a journal knows of a run that is to go on.
struct KnownRun {
    let record: RunRecord
    let request: RunRequest
    let instances: [InstanceRecord]
    let leases: [LeaseRecord]

    /// - Throws: A `ValidationError` when there is no such run; an ``EnvironmentFailure`` when what is
    ///   known cannot be read, or is not enough.
    init(_ run: RunID, in journal: SQLiteJournal) throws {
        do {
            guard let record = try journal.run(run) else {
                let names = try journal.runs().map(\.id.description)
                let hint = Suggestion.closest(to: run.description, among: names)
                    .map { "; did you mean '\($0)'?" }
                throw ValidationError("there is no run '\(run)'\(hint ?? "")")
            }
            guard let request = try journal.request(of: run) else {
                throw EnvironmentFailure(
                    message:
                        "'\(run)' was begun by an earlier version of this program, which did not"
                        + " remember what it takes to go on; `teardown \(run)` removes what it left"
                )
            }
            self.record = record
            self.request = request
            instances = try journal.instances(of: run)
            leases = try journal.leases(of: run)
        } catch let failure as JournalFailure {
            throw EnvironmentFailure(failure)
        }
    }

    /// Whether there is nothing left to do.
    var isComplete: Bool { record.state == .succeeded && !leases.contains(where: \.isOpen) }
}
