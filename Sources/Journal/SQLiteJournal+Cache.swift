import GRDB
package import Pipeline

extension SQLiteJournal: StepCache {
    /// How many outputs are remembered; the oldest go first.
    static let mostOutputs = 1000

    package func output(for key: String) throws(JournalFailure) -> Value? {
        try database.read { database in
            let sql = "SELECT output FROM step_output WHERE key = ?"
            return try Row.fetchOne(database, sql: sql, arguments: [key])?.optionalJSON("output")
        }
    }

    package func keep(
        _ output: Value,
        for key: String,
        kind: StepKind,
        at time: Double
    ) throws(JournalFailure) {
        try database.write(.untilPowerFails) { database in
            try database.execute(
                sql: "INSERT INTO step_output (key, kind, output, kept_at) VALUES (?, ?, ?, ?)",
                arguments: [key, kind.rawValue, output.json, time]
            )
            try database.execute(
                sql: "DELETE FROM step_output WHERE number <= ?",
                arguments: [database.lastInsertedRowID - Int64(Self.mostOutputs)]
            )
        }
    }
}
