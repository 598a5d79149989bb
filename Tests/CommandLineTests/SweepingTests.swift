import Foundation
import Glibc
import Testing

@Suite(.serialized) struct `Sweeping` {
    private static let file = "p.yml"

    /// Kills a run that has functions.
    private func kill(in workspace: Workspace) async throws {
        try workspace.write(
            Pipelines.invoking("hello", mode: "warm", samples: 100_000),
            to: Self.file
        )
        let run = try await workspace.run(Self.file, "--run-id", "r") { program in
            try await program.reaches("measuring") { workspace.rows(of: "invoke", in: "r") > 3 }
            let live = try await workspace.run("sweep", "--provider", "local", "--json")
            live.expect(status: 0)
            let receipt = try JSON(text: live.output)
            #expect(receipt["removed"] == .integer(0))
            #expect(receipt["kept"] == .integer(2))
            program.send(SIGKILL)
        }
        run.expect(status: 128 + 9)
    }

    @Test func `takes what a dead run left, and nothing of one that lives`() async throws {
        try await withWorkspace { workspace in
            try await kill(in: workspace)
            let look = try await workspace.run("sweep", "--provider", "local", "--dry-run")
            look.expect(status: 0)
            #expect(look.output.contains("the process of run r is dead"), "\(look)")
            #expect(!workspace.processes.isEmpty)
            let sweep = try await workspace.run("sweep", "--provider", "local", "--json")
            sweep.expect(status: 0)
            #expect(try JSON(text: sweep.output)["left"] == .integer(0))
            await workspace.expectNothingRuns()
        }
    }

    @Test func `needs no state folder`() async throws {
        try await withWorkspace { workspace in
            try await kill(in: workspace)
            // Lost at once, as when a disk is gone.
            try FileManager.default.moveItem(
                atPath: "\(workspace.path)/.stellar",
                toPath: "\(workspace.path)/lost"
            )
            let sweep = try await workspace.run("sweep", "--provider", "local", "--json")
            sweep.expect(status: 0)
            #expect(try JSON(text: sweep.output)["removed"] != .integer(0), "\(sweep)")
            await workspace.expectNothingRuns()
            let again = try await workspace.run("sweep", "--provider", "local")
            again.expect(status: 0)
            #expect(again.output == "local: found 0, removed 0, left 0, kept 0\n")
        }
    }

    @Test func `refuses a provider that it does not know`() async throws {
        try await withWorkspace { workspace in
            let sweep = try await workspace.run("sweep", "--provider", "locl")
            sweep.expect(status: 2)
            sweep.expect(says: "did you mean 'local'?")
        }
    }
}
