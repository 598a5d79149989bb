import Foundation
import Glibc
import Results
import Testing

@Suite(.serialized) struct `Resuming a run` {
    private static let file = "p.yml"

    /// Kills a run, by its own group, when something is so.
    private func kill(
        _ file: String,
        in workspace: Workspace,
        when what: String,
        _ condition: @escaping () throws -> Bool
    ) async throws {
        let run = try await workspace.run(file, "--run-id", "r") { program in
            try await program.reaches(what, condition)
            program.send(SIGKILL)
        }
        run.expect(status: 128 + 9)
    }

    /// A program that is slow the first time, between one that leaves a line and another.
    private func write(effect: String = "idempotent", to workspace: Workspace) throws {
        try workspace.write(
            """
            pipeline: p
            params:
              word: { type: text, default: one }
            steps:
              first:
                uses: run
                with: { program: sh, arguments: [first.sh, "${{ params.word }}"] }
              second:
                uses: run
                needs: [first]
                with: { program: sh, arguments: [second.sh], effect: \(effect) }
              third:
                uses: run
                with: { program: echo, arguments: ["${{ steps.first.stdout ?? 'none' }}"] }
                needs: [second]
                when: finished
            """,
            to: Self.file
        )
        try workspace.write("echo $1 | tee -a first.txt", to: "first.sh")
        let second = "echo x >> second.txt; [ -e again ] || { echo $$ > slow.pid; sleep 300; }"
        try workspace.write(second, to: "second.sh")
    }

    private func kill(in workspace: Workspace) async throws {
        try await kill(Self.file, in: workspace, when: "the slow step") {
            workspace.has("slow.pid")
        }
        try workspace.write("", to: "again")
    }

    @Test func `that was killed does again only what was cut short`() async throws {
        try await withWorkspace { workspace in
            try write(to: workspace)
            try await kill(in: workspace)
            let resumed = try await workspace.run("resume", "r")
            resumed.expect(status: 0)
            resumed.expect(says: "= first done before")
            resumed.expect(says: "▸ second attempt 2")
            #expect(workspace.text(of: "first.txt") == "one\n")
            #expect(workspace.text(of: "second.txt") == "x\nx\n")
            let log = workspace.text(of: ".stellar/runs/r/events.jsonl")
            #expect(log.contains(#""lives":1"#))
            let again = try await workspace.run("resume", "r")
            again.expect(status: 0)
            again.expect(says: "r succeeded and has nothing left to do")
            #expect(workspace.text(of: "second.txt") == "x\nx\n")
        }
    }

    @Test func `is announced by every command until it is settled`() async throws {
        try await withWorkspace { workspace in
            try write(to: workspace)
            try await kill(in: workspace)
            for command in [["runs"], ["validate", Self.file], ["steps"], ["plan", Self.file]] {
                let said = try await workspace.launch(Program.path, command)
                said.expect(says: "note: run r is dead")
                said.expect(says: "stellar-run resume r")
            }
            let status = try await workspace.run("status", "r")
            #expect(!status.errors.contains("note:"))
            try await workspace.expectNothingLeft(of: "r")
            let runs = try await workspace.run("runs")
            #expect(runs.errors.isEmpty, "\(runs)")
        }
    }

    @Test func `is refused when the pipeline says something else, and shows what`() async throws {
        try await withWorkspace { workspace in
            try write(to: workspace)
            try await kill(in: workspace)
            let text = workspace.text(of: Self.file)
            try workspace.write("# a comment\n" + text, to: Self.file)
            let changed = text.replacingOccurrences(of: "default: one", with: "default: two")
            try workspace.write(changed, to: Self.file)
            let refused = try await workspace.run("resume", "r")
            refused.expect(status: 4)
            refused.expect(says: "p.yml: params.word.default: one -> two")
            refused.expect(says: "stellar-run resume r --replan")
            #expect(workspace.text(of: "second.txt") == "x\n")
            let replanned = try await workspace.run("resume", "r", "--replan")
            replanned.expect(status: 0)
            // It succeeded, by another word.
            #expect(workspace.text(of: "first.txt") == "one\n")
        }
    }

    @Test func `is refused when the pipeline is wrong by now, and says so in any format`()
        async throws
    {
        try await withWorkspace { workspace in
            try write(to: workspace)
            try await kill(in: workspace)
            let text = workspace.text(of: Self.file)
            try workspace.write(text.replacing("uses: run", with: "uses: rnu"), to: Self.file)
            let refused = try await workspace.run("resume", "r", "--format", "github")
            refused.expect(status: 3)
            refused.expect(says: "::error file=p.yml,line=6,col=11,")
            #expect(workspace.text(of: "second.txt") == "x\n")
        }
    }

    @Test func `does not mind how the pipeline is written`() async throws {
        try await withWorkspace { workspace in
            try write(to: workspace)
            try await kill(in: workspace)
            try workspace.write("# why\n" + workspace.text(of: Self.file), to: Self.file)
            try await workspace.run("resume", "r").expect(status: 0)
        }
    }

    @Test func `leaves a step failed that must not be done twice, unless it is asked for`()
        async throws
    {
        try await withWorkspace { workspace in
            try write(effect: "once", to: workspace)
            try await kill(in: workspace)
            let resumed = try await workspace.run("resume", "r")
            resumed.expect(status: 1)
            resumed.expect(says: "✗ second failed: the run died while it ran")
            resumed.expect(says: "resume with --rerun-interrupted")
            #expect(workspace.text(of: "second.txt") == "x\n")
            let asked = try await workspace.run("resume", "r", "--rerun-interrupted")
            asked.expect(status: 0)
            #expect(workspace.text(of: "second.txt") == "x\nx\n")
        }
    }

    @Test func `that failed tries again what failed`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("test", "-e", "there"), to: Self.file)
            try await workspace.run(Self.file, "--run-id", "r").expect(status: 1)
            try workspace.write("", to: "there")
            let resumed = try await workspace.run("resume", "r", "--json")
            resumed.expect(status: 0)
            #expect(try resumed.events.last?["state"] == .text("succeeded"))
        }
    }

    @Test func `goes on measuring where the file of samples ends`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                Pipelines.invoking("hello", mode: "warm", samples: 60),
                to: Self.file
            )
            try await kill(Self.file, in: workspace, when: "measuring") {
                workspace.rows(of: "invoke", in: "r") > 12
            }
            let before = try workspace.samples(of: "invoke", in: "r")
            // A killed writer can leave half a row.
            let samples = "\(workspace.folder(of: "r"))/invoke/samples.csv"
            try workspace.write(workspace.text(of: samples) + "77,1,", to: samples)
            let events = "\(workspace.folder(of: "r"))/events.jsonl"
            try workspace.write(workspace.text(of: events) + "{\"kind", to: events)

            let resumed = try await workspace.run("resume", "r")
            resumed.expect(status: 0)
            resumed.expect(says: "going on after request")
            let after = try workspace.samples(of: "invoke", in: "r")
            #expect(Array(after.prefix(before.count)) == before)
            #expect(Set(after.map(\.id)).count == after.count)
            let counted = after.filter { $0.phase.isCounted && $0.verdict == .warm }
            #expect(counted.count >= 60 && counted.count < 70)
            let result = try #require(try workspace.results(of: "r")["invoke"])
            #expect(result["n"] == .integer(counted.count))
            #expect(result["interruptions"] == .integer(1))
            let status = try await workspace.run("status", "r")
            status.expect(status: 0)
            try await workspace.expectNothingLeft(of: "r")
        }
    }

    @Test func `that nobody knows, or that still runs, is refused`() async throws {
        try await withWorkspace { workspace in
            let nowhere = try await workspace.run("resume", "r")
            nowhere.expect(status: 2)
            nowhere.expect(says: "there is no run 'r'")
            try write(to: workspace)
            let run = try await workspace.run(Self.file, "--run-id", "r") { program in
                try await program.reaches("the slow step") { workspace.has("slow.pid") }
                let resumed = try await workspace.run("resume", "r")
                resumed.expect(status: 4)
                resumed.expect(says: "writes here and holds")
                resumed.expect(says: "stellar-run run \(Self.file)")
                program.send(SIGINT)
            }
            run.expect(status: 130)
            let typo = try await workspace.run("resume", "rr")
            typo.expect(status: 2)
            typo.expect(says: "there is no run 'rr'")
        }
    }
}
