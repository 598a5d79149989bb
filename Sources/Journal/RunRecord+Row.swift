import GRDB
import Pipeline

extension RunRecord {
    func insert(_ request: RunRequest, into database: Database) throws {
        let owner = owner ?? RunOwner(machine: "", boot: "", process: 0, startTicks: 0)
        try database.execute(
            sql: """
                INSERT INTO run (id, pipeline, file, seed, started_at, owner_boot, owner_process,
                    owner_start, owner_machine, state, finished_at, lives, request)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                // The seed has one bit more than SQLite's integers.
                id.description, pipeline, file, String(seed), startedAt, owner.boot,
                owner.process, owner.startTicks, owner.machine, state?.rawValue, finishedAt,
                lives, try StoredJSON.text(request),
            ]
        )
    }

    /// Gives a run to a new owner, who goes on with it.
    static func resume(
        _ run: RunID,
        _ request: RunRequest,
        lives: Int,
        owner: RunOwner,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                UPDATE run SET owner_boot = ?, owner_process = ?, owner_start = ?,
                    owner_machine = ?, state = NULL, finished_at = NULL, lives = ?, request = ?
                WHERE id = ?
                """,
            arguments: [
                owner.boot, owner.process, owner.startTicks, owner.machine, lives,
                try StoredJSON.text(request), run.description,
            ]
        )
    }

    static func request(of run: RunID, in database: Database) throws -> RunRequest? {
        let sql = "SELECT request FROM run WHERE id = ?"
        return try Row.fetchOne(database, sql: sql, arguments: [run.description])?
            .optionalJSON("request")
    }

    static func all(in database: Database) throws -> [RunRecord] {
        let sql = "SELECT \(columns) FROM run ORDER BY started_at DESC, rowid DESC"
        return try Row.fetchAll(database, sql: sql).map(RunRecord.init(row:))
    }

    static func unfinished(in database: Database) throws -> [RunRecord] {
        let sql = "SELECT \(columns) FROM run WHERE state IS NULL ORDER BY started_at"
        return try Row.fetchAll(database, sql: sql).map(RunRecord.init(row:))
    }

    static func find(_ id: RunID, in database: Database) throws -> RunRecord? {
        let sql = "SELECT \(columns) FROM run WHERE id = ?"
        return try Row.fetchOne(database, sql: sql, arguments: [id.description])
            .map(RunRecord.init(row:))
    }

    /// All but the request, which holds whole files.
    private static let columns = """
        id, pipeline, file, seed, started_at, owner_boot, owner_process, owner_start,
        owner_machine, state, finished_at, lives
        """

    private init(row: Row) throws {
        self.init(
            id: try row.word("id", RunID.init),
            pipeline: row["pipeline"],
            file: row["file"],
            seed: try row.word("seed") { UInt64($0) },
            startedAt: row["started_at"],
            owner: RunOwner(
                machine: row["owner_machine"],
                boot: row["owner_boot"],
                process: row["owner_process"],
                startTicks: row["owner_start"]
            ),
            state: try row.optionalWord("state", RunState.init(rawValue:)),
            finishedAt: row["finished_at"],
            lives: row["lives"]
        )
    }
}
