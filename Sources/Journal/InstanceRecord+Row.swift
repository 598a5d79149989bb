import GRDB
import Pipeline

extension InstanceRecord {
    func save(of run: RunID, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO instance (run, id, progress, attempt, due_at, output, failure,
                    results, seconds, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run, id) DO UPDATE SET
                    progress = excluded.progress, attempt = excluded.attempt,
                    due_at = excluded.due_at, output = excluded.output,
                    failure = excluded.failure, results = excluded.results,
                    seconds = excluded.seconds, since = excluded.since
                """
        )
        try statement.execute(
            arguments: [
                run.description, id.description, progress.rawValue, attempt, dueAt,
                output?.json, try failure.map(StoredJSON.text),
                results.isEmpty ? nil : Value.list(results).json, seconds, since,
            ]
        )
    }

    static func all(of run: RunID, in database: Database) throws -> [InstanceRecord] {
        let sql = "SELECT * FROM instance WHERE run = ? ORDER BY number"
        return try Row.fetchAll(database, sql: sql, arguments: [run.description])
            .map(InstanceRecord.init(row:))
    }

    private init(row: Row) throws {
        self.init(
            id: try row.word("id") { InstanceID($0) },
            progress: try row.word("progress", Progress.init(rawValue:)),
            attempt: row["attempt"],
            since: row["since"],
            dueAt: row["due_at"],
            output: try row.optionalJSON("output"),
            failure: try row.optionalJSON("failure"),
            results: try row.optionalJSON("results") ?? [],
            seconds: row["seconds"]
        )
    }
}
