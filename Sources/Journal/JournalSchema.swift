import GRDB

/// The tables of the journal and how they came to be.
enum JournalSchema {
    /// The names of all versions, the latest last; one that is not here was made by a later program.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: first) }
        migrator.registerMigration("2") { try $0.execute(sql: second) }
        migrator.registerMigration("3") { try $0.execute(sql: third) }
        return migrator
    }

    private static let first = """
        CREATE TABLE run (
            id TEXT NOT NULL PRIMARY KEY,
            pipeline TEXT NOT NULL,
            file TEXT NOT NULL,
            seed TEXT NOT NULL,
            started_at REAL NOT NULL,
            owner_boot TEXT NOT NULL,
            owner_process INTEGER NOT NULL,
            owner_start INTEGER NOT NULL,
            state TEXT,
            finished_at REAL
        );
        CREATE TABLE instance (
            number INTEGER PRIMARY KEY,
            run TEXT NOT NULL REFERENCES run(id),
            id TEXT NOT NULL,
            progress TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            due_at REAL,
            output TEXT,
            failure TEXT,
            UNIQUE (run, id)
        );
        CREATE TABLE lease (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            run TEXT NOT NULL REFERENCES run(id),
            instance TEXT,
            kind TEXT NOT NULL,
            place TEXT NOT NULL,
            name TEXT NOT NULL,
            token TEXT NOT NULL,
            labels TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('intent', 'created', 'doomed', 'released')),
            payload TEXT NOT NULL,
            intended_at REAL NOT NULL,
            was_gone INTEGER NOT NULL DEFAULT 0,
            problem TEXT
        );
        CREATE INDEX lease_by_run ON lease(run);
        """

    /// What pure steps left, for later runs.
    private static let second = """
        CREATE TABLE step_output (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE ON CONFLICT REPLACE,
            kind TEXT NOT NULL,
            output TEXT NOT NULL,
            kept_at REAL NOT NULL
        );
        """

    /// What it takes to go on with a run.
    private static let third = """
        ALTER TABLE run ADD COLUMN owner_machine TEXT NOT NULL DEFAULT '';
        ALTER TABLE run ADD COLUMN lives INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN request TEXT;
        ALTER TABLE instance ADD COLUMN since INTEGER;
        ALTER TABLE instance ADD COLUMN results TEXT;
        ALTER TABLE instance ADD COLUMN seconds REAL;
        ALTER TABLE lease ADD COLUMN discriminator TEXT NOT NULL DEFAULT '';
        """
}
