import FoundationEssentials
import GRDB
package import Pipeline

/// The journal of a state folder, in `state.db`.
///
/// The intents of leases, and the attempts of steps that must not be done twice, are on the disk when
/// a call returns; everything else outlives the process and may be lost with the power.
package final class SQLiteJournal: RunJournal {
    private let archive: SQLiteArchive
    /// Held until the journal is let go.
    private let lock: StateLock
    private let owner: RunOwner

    var database: JournalDatabase { archive.database }

    /// Opens the journal of a state folder to write, creating both when there are none.
    ///
    /// - Parameters:
    ///   - stateFolder: The absolute path of the folder.
    ///   - command: What others are told who want to write here meanwhile.
    /// - Throws: With the code `busy` when another process writes here.
    package init(stateFolder: String, command: String) throws(JournalFailure) {
        try RunFolders.create(stateFolder)
        let place = URL(filePath: stateFolder).resolvingSymlinksInPath().path
        if let network = MountTable.current.network(at: place) {
            throw JournalFailure(
                .denied,
                "\(stateFolder) is on a network file system (\(network)), where two machines could "
                    + "write at the same time; choose a local folder with --state"
            )
        }
        lock = try StateLock(path: "\(stateFolder)/state.lock", command: command)
        archive = SQLiteArchive(try JournalDatabase(writing: Self.path(in: stateFolder)))
        owner = RunOwner.current()
    }

    static func path(in stateFolder: String) -> String { "\(stateFolder)/state.db" }

    package func begin(_ run: RunRecord, _ request: RunRequest) throws(JournalFailure) {
        var run = run
        run.owner = owner
        if try self.run(run.id) != nil {
            throw JournalFailure(.taken, "there is a run called \(run.id) already")
        }
        try database.write(.always) { [run] in try run.insert(request, into: $0) }
    }

    package func resume(
        _ run: RunID,
        _ request: RunRequest,
        lives: Int
    ) throws(JournalFailure) {
        try database.write(.always) { database in
            try RunRecord.resume(run, request, lives: lives, owner: owner, in: database)
        }
    }

    package func record(
        _ instances: [InstanceRecord],
        of run: RunID,
        durably: Bool
    ) throws(JournalFailure) {
        try database.write(durably ? .always : .untilPowerFails) { database in
            for instance in instances { try instance.save(of: run, in: database) }
        }
    }

    package func intend(_ lease: Lease) throws(JournalFailure) {
        try database.write(.always) { try LeaseRecord(lease).insert(into: $0) }
    }

    package func update(_ lease: LeaseRecord) throws(JournalFailure) {
        // Lost with the power, it only makes somebody look for the resource once more.
        try database.write(.untilPowerFails) { try lease.update(in: $0) }
    }

    package func finish(
        _ run: RunID,
        as state: RunState,
        at time: Double
    ) throws(JournalFailure) {
        try database.write(.untilPowerFails) { database in
            try database.execute(
                sql: "UPDATE run SET state = ?, finished_at = ? WHERE id = ?",
                arguments: [state.rawValue, time, run.description]
            )
        }
    }

    package func runs() throws(JournalFailure) -> [RunRecord] { try archive.runs() }

    package func run(_ id: RunID) throws(JournalFailure) -> RunRecord? { try archive.run(id) }

    package func request(of run: RunID) throws(JournalFailure) -> RunRequest? {
        try archive.request(of: run)
    }

    package func instances(of run: RunID) throws(JournalFailure) -> [InstanceRecord] {
        try archive.instances(of: run)
    }

    package func leases(of run: RunID) throws(JournalFailure) -> [LeaseRecord] {
        try archive.leases(of: run)
    }
}
