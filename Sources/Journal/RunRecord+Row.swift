import GRDB
import Pipeline

extension RunRecord {
    func insert(into database: Database) throws {
        let owner = owner ?? RunOwner(boot: "", process: 0, startTicks: 0)
        try database.execute(
            sql: """
                INSERT INTO run (id, pipeline, file, seed, started_at, owner_boot, owner_process,
                    owner_start, state, finished_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                // The seed has one bit more than SQLite's integers.
                id.description, pipeline, file, String(seed), startedAt, owner.boot,
                owner.process, owner.startTicks, state?.rawValue, finishedAt,
            ]
        )
    }

    static func all(in database: Database) throws -> [RunRecord] {
        try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY started_at DESC, rowid DESC")
            .map(RunRecord.init(row:))
    }

    static func find(_ id: RunID, in database: Database) throws -> RunRecord? {
        let sql = "SELECT * FROM run WHERE id = ?"
        return try Row.fetchOne(database, sql: sql, arguments: [id.description])
            .map(RunRecord.init(row:))
    }

    private init(row: Row) throws {
        self.init(
            id: try row.word("id", RunID.init),
            pipeline: row["pipeline"],
            file: row["file"],
            seed: try row.word("seed") { UInt64($0) },
            startedAt: row["started_at"],
            owner: RunOwner(
                boot: row["owner_boot"],
                process: row["owner_process"],
                startTicks: row["owner_start"]
            ),
            state: try row.optionalWord("state", RunState.init(rawValue:)),
            finishedAt: row["finished_at"]
        )
    }
}
