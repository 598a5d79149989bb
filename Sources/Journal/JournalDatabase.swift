import FoundationEssentials
import GRDB
import Pipeline

/// The database file, and the two degrees of durability with which it is written.
struct JournalDatabase: Sendable {
    let path: String
    private let queue: DatabaseQueue
    private let switched = SwitchedDurability()

    /// Opens a journal to write, making it when there is none.
    init(writing path: String) throws(JournalFailure) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            // In KiB; little of what is written is read again, and the system keeps pages, too.
            try database.execute(sql: "PRAGMA cache_size = -512")
        }
        self.path = path
        queue = try Self.asking(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { try Self.refuseLaterVersion($0, path) }
            try JournalSchema.migrator.migrate(queue)
            return queue
        }
    }

    /// Opens an existing journal to read.
    init(reading path: String) throws(JournalFailure) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        self.path = path
        queue = try Self.asking(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { try Self.refuseLaterVersion($0, path) }
            return queue
        }
    }

    /// Writes in one transaction; durable when it returns.
    func write(
        _ durability: Durability,
        _ body: (Database) throws -> Void
    ) throws(JournalFailure) {
        try Self.asking(path) {
            try queue.writeWithoutTransaction { database in
                // One connection, so that everything is in one order; it can only be switched
                // between transactions.
                try switched.to(durability) {
                    try database.execute(sql: "PRAGMA synchronous = \($0.rawValue)")
                }
                try database.inKnownTransaction(body)
            }
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(JournalFailure) -> Result {
        try Self.asking(path) { try queue.read(body) }
    }

    /// How much of the schema there is.
    enum Shape {
        case empty
        case older
        case current
    }

    func shape() throws(JournalFailure) -> Shape {
        try read { database in
            let migrator = JournalSchema.migrator
            guard try !migrator.appliedIdentifiers(database).isEmpty else { return .empty }
            return try migrator.hasCompletedMigrations(database) ? .current : .older
        }
    }

    private static func refuseLaterVersion(_ database: Database, _ path: String) throws {
        guard try JournalSchema.migrator.hasBeenSuperseded(database) else { return }
        throw JournalFailure(.newer, "\(path) was written by a later version of this program")
    }

    private static func asking<Result>(
        _ path: String,
        _ body: () throws -> Result
    ) throws(JournalFailure) -> Result {
        do { return try body() } catch { throw JournalFailure(error, file: path) }
    }
}

extension Database {
    /// What `inTransaction` does, without compiling its two statements for every transaction.
    fileprivate func inKnownTransaction(_ body: (Database) throws -> Void) throws {
        try cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
        do {
            try body(self)
            try cachedStatement(sql: "COMMIT TRANSACTION").execute()
        } catch {
            // What went wrong first is what matters; without a rollback, the next one cannot begin.
            try? rollback()
            throw error
        }
    }
}
