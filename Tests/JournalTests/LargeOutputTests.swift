import FoundationEssentials
import Testing
import Values

@testable import Journal
@testable import Pipeline

@Suite struct `What a step left` {
    @Test func `of megabytes is read back as it was`() async throws {
        let folder = try StateFolder()
        let run = try #require(RunID("r1"))
        let output = Value.mapping([
            "text": .text(String(repeating: "0123456789\u{E9}\n\"", count: 400_000)),
            "list": .list((0..<60_000).map { .integer($0) }),
        ])
        let step = PlannedInstance(
            id: try #require(InstanceID("large")),
            work: .step(kind: "work", effect: .idempotent) { _ in { _ in output } }
        )
        let plan = Plan(pipeline: "p", file: "/p.yml", instances: [step])
        let journal = try SQLiteJournal(stateFolder: folder.path, command: "stellar-run p.yml")
        let options = RunOptions(run: run, seed: 1, stateFolder: folder.path, wallClock: { 0 })
        let outcome = await Runner(
            plan: plan,
            journal: journal,
            handlers: [:],
            listeners: [],
            options: options
        )
        .run()
        #expect(outcome.state == .succeeded)
        let archive = try #require(try SQLiteArchive.open(stateFolder: folder.path))
        let isSame = try archive.instances(of: run).first?.output == output
        #expect(isSame)
    }
}
