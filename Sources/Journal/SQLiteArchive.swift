import FoundationEssentials
package import Pipeline

/// Reads the journal of a state folder, also while another process writes it.
package struct SQLiteArchive: RunArchive {
    let database: JournalDatabase

    init(_ database: JournalDatabase) { self.database = database }

    /// Opens the journal of a state folder, or returns `nil` when there is none, or when whoever made
    /// it died before anything was in it.
    package static func open(stateFolder: String) throws(JournalFailure) -> SQLiteArchive? {
        let path = SQLiteJournal.path(in: stateFolder)
        guard FileManager.default.fileExists(atPath: path),
            try isWhole(path, in: stateFolder)
        else { return nil }
        let database = try JournalDatabase(reading: path)
        switch try database.shape() {
        case .empty: return nil
        case .current: return SQLiteArchive(database)
        case .older:
            // Brought up to date by whoever may write; then it can be read.
            _ = try SQLiteJournal(stateFolder: stateFolder, command: "stellar-run")
            return SQLiteArchive(try JournalDatabase(reading: path))
        }
    }

    /// Whether a journal can be read: what somebody left who died while making it, only who may write
    /// can take back.
    private static func isWhole(
        _ path: String,
        in stateFolder: String
    ) throws(JournalFailure) -> Bool {
        guard FileManager.default.fileExists(atPath: path + "-journal") else { return true }
        do throws(JournalFailure) {
            _ = try SQLiteJournal(stateFolder: stateFolder, command: "stellar-run")
            return true
        } catch {
            // Somebody is making it right now.
            guard error.code == .busy else { throw error }
            return false
        }
    }

    package func runs() throws(JournalFailure) -> [RunRecord] {
        try database.read { try RunRecord.all(in: $0) }
    }

    /// The runs that did not say how they ended: they go on, or their process died.
    package func unfinishedRuns() throws(JournalFailure) -> [RunRecord] {
        try database.read { try RunRecord.unfinished(in: $0) }
    }

    package func run(_ id: RunID) throws(JournalFailure) -> RunRecord? {
        try database.read { try RunRecord.find(id, in: $0) }
    }

    package func request(of run: RunID) throws(JournalFailure) -> RunRequest? {
        try database.read { try RunRecord.request(of: run, in: $0) }
    }

    package func instances(of run: RunID) throws(JournalFailure) -> [InstanceRecord] {
        try database.read { try InstanceRecord.all(of: run, in: $0) }
    }

    package func leases(of run: RunID) throws(JournalFailure) -> [LeaseRecord] {
        try database.read { try LeaseRecord.all(of: run, in: $0) }
    }
}
