import ArgumentParser
import Journal
import Pipeline

/// What a journal knows of a run that is to go on.
struct KnownRun {
    let record: RunRecord
    let leases: [LeaseRecord]
    private let journal: SQLiteJournal

    /// - Throws: A `ValidationError` when there is no such run; an ``EnvironmentFailure`` when what is
    ///   known cannot be read.
    init(_ run: RunID, in journal: SQLiteJournal) throws {
        self.journal = journal
        do {
            guard let record = try journal.run(run) else {
                let names = try journal.runs().map(\.id.description)
                let hint = Suggestion.closest(to: run.description, among: names)
                    .map { "; did you mean '\($0)'?" }
                throw ValidationError("there is no run '\(run)'\(hint ?? "")")
            }
            self.record = record
            leases = try journal.leases(of: run)
        } catch let failure as JournalFailure {
            throw EnvironmentFailure(failure)
        }
    }

    /// Whether there is nothing left to do.
    var isComplete: Bool { record.state == .succeeded && !leases.contains(where: \.isOpen) }

    /// How it was asked for.
    ///
    /// - Throws: An ``EnvironmentFailure`` when that cannot be read, or is not there.
    func request() throws -> RunRequest {
        let request = try asking { () throws(JournalFailure) in try journal.request(of: record.id) }
        if let request { return request }
        throw EnvironmentFailure(
            message:
                "'\(record.id)' was begun by an earlier version of this program, which did not "
                + "remember what it takes to go on; `teardown \(record.id)` removes what it left"
        )
    }

    /// What is to be gone on with.
    func past(repeatsInterrupted: Bool) throws -> PastRun {
        PastRun(
            lives: record.lives + 1,
            instances: try asking { () throws(JournalFailure) in
                try journal.instances(of: record.id)
            },
            leases: leases,
            repeatsInterrupted: repeatsInterrupted
        )
    }

    private func asking<Answer>(_ body: () throws(JournalFailure) -> Answer) throws -> Answer {
        do throws(JournalFailure) { return try body() } catch { throw EnvironmentFailure(error) }
    }
}
