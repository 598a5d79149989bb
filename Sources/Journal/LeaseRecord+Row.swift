import GRDB
import Pipeline

extension LeaseRecord {
    func insert(into database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO lease (id, run, instance, kind, place, discriminator, name, token,
                    labels, state, payload, intended_at, was_gone, problem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                lease.id, lease.run.description, lease.instance?.description,
                lease.kind.rawValue, lease.place, lease.discriminator, lease.name, lease.token,
                try StoredJSON.text(lease.labels), lease.state.rawValue, lease.payload.json,
                lease.intendedAt, wasGone, problem,
            ]
        )
    }

    /// Changes what can change of a lease: never its name or its token.
    func update(in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE lease
                SET state = ?, payload = ?, labels = ?, was_gone = ?, problem = ?
                WHERE id = ?
                """,
            arguments: [
                lease.state.rawValue, lease.payload.json, try StoredJSON.text(lease.labels),
                wasGone, problem, lease.id,
            ]
        )
        guard database.changesCount == 1 else {
            throw JournalFailure(.corrupt, "the journal does not know the lease \(lease.id)")
        }
    }

    static func all(of run: RunID, in database: Database) throws -> [LeaseRecord] {
        let sql = "SELECT * FROM lease WHERE run = ? ORDER BY number"
        return try Row.fetchAll(database, sql: sql, arguments: [run.description])
            .map {
                LeaseRecord(try Lease(row: $0), wasGone: $0["was_gone"], problem: $0["problem"])
            }
    }
}

extension Lease {
    fileprivate init(row: Row) throws {
        self.init(
            id: row["id"],
            run: try row.word("run", RunID.init),
            instance: try row.optionalWord("instance") { InstanceID($0) },
            kind: ResourceKind(rawValue: row["kind"]),
            place: row["place"],
            discriminator: row["discriminator"],
            name: row["name"],
            token: row["token"],
            labels: try row.json("labels"),
            state: try row.word("state", State.init(rawValue:)),
            payload: LeasePayload(json: row["payload"]),
            intendedAt: row["intended_at"]
        )
    }
}
