import FoundationEssentials
import GRDB
import Glibc
import Testing
import Values

@testable import Journal
@testable import Pipeline

@Suite struct `The journal` {
    private let folder: StateFolder
    private let run: RunID

    init() throws {
        folder = try StateFolder()
        run = try #require(RunID("r1"))
    }

    private func open() throws -> SQLiteJournal {
        try SQLiteJournal(stateFolder: folder.path, command: "stellar-run weekly.yml")
    }

    private func record(seed: UInt64 = .max) -> RunRecord {
        RunRecord(id: run, pipeline: "weekly", file: "/weekly.yml", seed: seed, startedAt: 12.25)
    }

    private func lease(_ number: Int, instance: String? = "deploy[mode=cold]") -> Lease {
        Lease(
            id: "lease-\(number)",
            run: run,
            instance: instance.flatMap { InstanceID($0) },
            kind: "function",
            place: "local",
            name: "st-weekly-\(number)",
            token: "token-\(number)",
            labels: ["stellar-run": "r1"],
            state: .intent,
            payload: LeasePayload(json: "{\"name\":\"é\"}"),
            intendedAt: 13.5
        )
    }

    @Test func `what was told is there after the process is gone`() throws {
        let output = Value.mapping(["endpoints": .list([.text("http://127.0.0.1:1")])])
        let instance = InstanceRecord(
            id: try #require(InstanceID("deploy[mode=cold]")),
            progress: .resting,
            attempt: 2,
            dueAt: 99.5,
            output: output,
            failure: StepFailure(code: .throttled, message: "slow", details: ["x"])
        )
        do {
            let journal = try open()
            try journal.begin(record(), RunRequest())
            try journal.record([instance], of: run, durably: true)
            try journal.intend(lease(1))
            try journal.intend(lease(2, instance: nil))
        }
        let journal = try open()
        let known = try #require(try journal.run(run))
        #expect(known.seed == .max)
        #expect(known.startedAt == 12.25)
        #expect(known.owner?.process == Int(ProcessInfo.processInfo.processIdentifier))
        #expect(known.owner?.isAlive == true)
        #expect(known.state == nil)
        #expect(try journal.instances(of: run) == [instance])
        #expect(try journal.leases(of: run).map(\.lease) == [lease(1), lease(2, instance: nil)])
    }

    @Test func `instances and leases are updated in place and keep their order`() throws {
        let journal = try open()
        try journal.begin(record(), RunRequest())
        for name in ["b", "a"] {
            let id = try #require(InstanceID(name))
            let record = InstanceRecord(id: id, progress: .running, attempt: 1)
            try journal.record([record], of: run, durably: false)
        }
        let id = try #require(InstanceID("b"))
        let done = InstanceRecord(id: id, progress: .succeeded, attempt: 1, output: .integer(1))
        try journal.record([done], of: run, durably: false)
        #expect(try journal.instances(of: run).map(\.progress) == [.succeeded, .running])

        try journal.intend(lease(1))
        var changed = LeaseRecord(lease(1), wasGone: true, problem: "HTTP 503")
        changed.lease.state = .released
        changed.lease.payload = LeasePayload(json: "{}")
        try journal.update(changed)
        #expect(try journal.leases(of: run) == [changed])
        try journal.finish(run, as: .leaked, at: 20)
        #expect(try journal.run(run)?.state == .leaked)
        #expect(try journal.run(run)?.finishedAt == 20)
    }

    @Test func `a name is taken once`() throws {
        let journal = try open()
        try journal.begin(record(), RunRequest())
        let failure = #expect(throws: JournalFailure.self) {
            try journal.begin(record(), RunRequest())
        }
        #expect(failure?.code == .taken)
    }

    @Test func `an update of a lease that nobody intended is refused`() throws {
        let journal = try open()
        try journal.begin(record(), RunRequest())
        let failure = #expect(throws: JournalFailure.self) {
            try journal.update(LeaseRecord(lease(9)))
        }
        #expect(failure?.code == .corrupt)
    }

    @Test func `a second writer is refused and told who writes`() throws {
        let journal = try open()
        let failure = #expect(throws: JournalFailure.self) { _ = try open() }
        #expect(failure?.code == .busy)
        let process = ProcessInfo.processInfo.processIdentifier
        let owner = "process \(process) (stellar-run weekly.yml)"
        #expect(failure?.message.contains(owner) == true)
        #expect(try journal.runs().isEmpty)
    }

    @Test func `the right to write is free again when its owner is gone`() throws {
        for _ in 0..<3 { _ = try open() }
        #expect(FileManager.default.fileExists(atPath: folder.path + "/state.lock"))
    }

    @Test func `a process that is killed leaves its leases and gives back the right to write`()
        async throws
    {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            let run = try #require(RunID("r1"))
            let journal = try SQLiteJournal(stateFolder: path, command: "doomed")
            let lease = Lease(
                id: "lease-1",
                run: run,
                instance: nil,
                kind: "function",
                place: "local",
                name: "st-weekly-1",
                token: "token-1",
                labels: [:],
                state: .intent,
                payload: LeasePayload(json: "{}"),
                intendedAt: 13.5
            )
            try journal.begin(
                RunRecord(id: run, pipeline: "weekly", file: "/w.yml", seed: 1, startedAt: 1),
                RunRequest()
            )
            try journal.intend(lease)
            kill(getpid(), SIGKILL)
        }
        let journal = try open()
        #expect(try journal.leases(of: run).map(\.lease.name) == ["st-weekly-1"])
        #expect(try journal.run(run)?.state == nil)
        #expect(try journal.run(run)?.owner?.isAlive == false)
    }

    @Test func `a reader reads while another writes, and cannot find what is not there`() throws {
        #expect(try SQLiteArchive.open(stateFolder: folder.path) == nil)
        let journal = try open()
        try journal.begin(record(), RunRequest())
        let archive = try #require(try SQLiteArchive.open(stateFolder: folder.path))
        #expect(try archive.runs().map(\.id) == [run])
        try journal.intend(lease(1))
        #expect(try archive.leases(of: run).count == 1)
    }

    @Test func `leases are on the disk when they are told, the rest when the system likes`() throws
    {
        let path = folder.path + "/mode.db"
        let database = try JournalDatabase(writing: path)
        func mode(_ durability: Durability) throws -> Int? {
            var mode: Int?
            try database.write(durability) {
                mode = try Int.fetchOne($0, sql: "PRAGMA synchronous")
            }
            return mode
        }
        #expect(try mode(.always) == 2)
        #expect(try mode(.untilPowerFails) == 1)
        #expect(
            try database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal"
        )
    }

    @Test func `a damaged file is called so`() throws {
        try "no database at all, but long enough to look at".write(
            toFile: folder.path + "/state.db",
            atomically: true,
            encoding: .utf8
        )
        let failure = #expect(throws: JournalFailure.self) { _ = try open() }
        #expect(failure?.code == .corrupt)
        #expect(failure?.message.contains("state.db") == true)
    }

    @Test func `a file that was cut short is called damaged, too`() throws {
        do {
            let journal = try open()
            try journal.begin(record(), RunRequest())
            for number in 0..<200 { try journal.intend(lease(number)) }
        }
        // Closing has moved everything into the one file.
        let path = folder.path + "/state.db"
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.count > 40_000)
        try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
        let failure = #expect(throws: JournalFailure.self) {
            _ = try open().leases(of: run)
        }
        #expect(failure?.code == .corrupt)
    }

    @Test func `a journal whose maker was killed while making it knows no runs`() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            let queue = try DatabaseQueue(path: path + "/state.db")
            try queue.writeWithoutTransaction { database in
                // Small enough a cache that pages reach the file before the transaction ends.
                try database.execute(sql: "PRAGMA cache_size = 1")
                try database.execute(sql: "CREATE TABLE warm (text TEXT)")
                try database.execute(sql: "BEGIN IMMEDIATE")
                for number in 0..<200 {
                    let text = String(repeating: "x", count: 500)
                    try database.execute(sql: "CREATE TABLE t\(number) (text TEXT)")
                    try database.execute(sql: "INSERT INTO t\(number) VALUES ('\(text)')")
                }
                kill(getpid(), SIGKILL)
            }
        }
        #expect(FileManager.default.fileExists(atPath: folder.path + "/state.db-journal"))
        #expect(try SQLiteArchive.open(stateFolder: folder.path)?.runs().isEmpty == true)
        #expect(try open().runs().isEmpty)
    }

    @Test func `a journal of a later version is left alone`() throws {
        do {
            let database = try JournalDatabase(writing: folder.path + "/state.db")
            try database.write(.always) {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')")
            }
        }
        let failure = #expect(throws: JournalFailure.self) { _ = try open() }
        #expect(failure?.code == .newer)
    }

    @Test func `a folder that cannot be made is explained`() throws {
        let path = "/proc/nowhere/.stellar"
        let failure = #expect(throws: JournalFailure.self) {
            _ = try SQLiteJournal(stateFolder: path, command: "x")
        }
        #expect(failure?.code == .denied)
        #expect(failure?.message.contains(path) == true)
    }

    @Test func `another process, or this one after a restart of the machine, is not alive`() {
        var owner = RunOwner.current()
        #expect(owner.isAlive)
        owner.startTicks += 1
        #expect(!owner.isAlive)
        owner = RunOwner.current()
        owner.boot = "another"
        #expect(!owner.isAlive)
    }

    @Test func `a run that is resumed has a new owner, and its request and results again`() throws {
        let request = RunRequest(
            file: "weekly.yml",
            folder: "/pipelines",
            values: ["samples": "10"],
            only: ["deploy"],
            sources: ["/pipelines/weekly.yml": "pipeline: weekly"]
        )
        let id = try #require(InstanceID("invoke[mode=cold]"))
        do {
            let journal = try open()
            try journal.begin(record(), request)
            let running = InstanceRecord(id: id, progress: .running, attempt: 3, since: 2)
            try journal.record([running], of: run, durably: false)
            #expect(try journal.instances(of: run) == [running])
            let over = InstanceRecord(
                id: id,
                progress: .succeeded,
                attempt: 3,
                results: [.integer(1), .text("two")],
                seconds: 1.5
            )
            try journal.record([over], of: run, durably: false)
            try journal.finish(run, as: .failed, at: 99)
        }
        let journal = try open()
        #expect(try journal.request(of: run) == request)
        #expect(try journal.instances(of: run).first?.results == [.integer(1), .text("two")])
        try journal.resume(run, request, lives: 1)
        let resumed = try #require(try journal.run(run))
        #expect(resumed.state == nil)
        #expect(resumed.finishedAt == nil)
        #expect(resumed.lives == 1)
        #expect(resumed.owner == .current())
        #expect(
            try SQLiteArchive.open(stateFolder: folder.path)?.unfinishedRuns().map(\.id) == [run]
        )
    }
}

@Suite struct `Owners` {
    @Test func `are told by their labels whether they live`() throws {
        let label = RunOwner.current().label
        #expect(label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
        #expect(label.count <= 63)
        #expect(RunOwner.isAlive(label: label) == true)
        var dead = try #require(RunOwner(label: label))
        dead.startTicks += 1
        #expect(RunOwner.isAlive(label: dead.label) == false)
        dead.boot = "anotherboot"
        #expect(RunOwner.isAlive(label: dead.label) == false)
    }

    @Test(arguments: ["", "me", "a-b-c-d", "a-b-1-2", "a-b-1-2-3"])
    func `of another machine, or that nobody can read, say nothing`(label: String) {
        #expect(RunOwner.isAlive(label: label) == nil)
    }
}

@Suite struct `A table of mounts` {
    private let table = MountTable(
        """
        22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
        40 22 0:35 / /home rw,relatime shared:20 - nfs4 server:/home rw,vers=4.2
        41 40 0:36 / /home/local rw - xfs /dev/vdb rw
        42 22 0:37 / /mnt/two\\040words rw master:1 propagate_from:2 - cifs //server/share rw
        43 22 0:38 / /remote rw - fuse.sshfs me@server:/ rw
        44 22 0:39 / /container rw - overlay overlay rw
        nonsense
        """
    )

    @Test(arguments: [
        ("/home/me/.stellar", "nfs4"), ("/home", "nfs4"), ("/mnt/two words/x", "cifs"),
        ("/remote/x", "fuse.sshfs"),
    ])
    func `knows what several machines mount`(path: String, type: String) {
        #expect(table.network(at: path) == type)
    }

    @Test(arguments: ["/", "/srv", "/homes/me", "/home/local/me", "/container/x", "/mnt"])
    func `knows what one machine has to itself`(path: String) {
        #expect(table.network(at: path) == nil)
    }

    @Test func `of this process says that its temporary folder is local`() {
        #expect(MountTable.current.network(at: "/tmp") == nil)
        #expect(MountTable("").network(at: "/tmp") == nil)
    }
}
