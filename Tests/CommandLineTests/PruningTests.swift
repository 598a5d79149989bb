import Foundation
import Glibc
import Testing

@Suite(.serialized) struct `Pruning` {
    private func keep(_ name: String, days: Double, in workspace: Workspace) throws {
        try workspace.write("content", to: ".stellar/artifacts/\(name)/f")
        let time = Date(timeIntervalSinceNow: -days * 86_400)
        try FileManager.default.setAttributes(
            [.modificationDate: time],
            ofItemAtPath: "\(workspace.path)/.stellar/artifacts/\(name)"
        )
    }

    @Test func `takes nothing that a run has used which goes on, or is dead`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk(mayGo: false)
            try await workspace.run(Talk.file, "--run-id", "r") { program in
                try await program.reaches("waiting") { workspace.has("here") }
                try keep("before", days: 1, in: workspace)
                try keep("since", days: 0, in: workspace)
                let prune = try await workspace.run("prune", "--older-than", "0s", "--json")
                prune.expect(status: 0)
                let page = try JSON(text: prune.output)
                #expect(page["heldBy"] == .text("r"))
                let artifacts = try #require(page["caches"]).elements[0]
                #expect(artifacts["name"] == .text("artifacts"))
                #expect(artifacts["removed"] == .integer(1))
                #expect(artifacts["removedBytes"] == .integer(7))
                #expect(artifacts["kept"] == .integer(1))
                #expect(!workspace.has(".stellar/artifacts/before"))
                program.send(SIGKILL)
            }
            .expect(status: 137)
            let dead = try await workspace.run("prune", "--older-than", "0s")
            dead.expect(status: 0)
            #expect(dead.output.contains("note: run r did not end"), "\(dead)")
            #expect(workspace.has(".stellar/artifacts/since/f"))
            try await workspace.run("teardown", "r").expect(status: 0)
            try await Task.sleep(for: .seconds(2))
            let last = try await workspace.run("prune", "--older-than", "0s")
            #expect(!workspace.has(".stellar/artifacts/since"), "\(last)")
            #expect(workspace.has(".stellar/runs/r"))
        }
    }

    @Test func `says what would go, and what stays by itself`() async throws {
        try await withWorkspace { workspace in
            try keep("old", days: 31, in: workspace)
            try keep("new", days: 29, in: workspace)
            try workspace.write("zip", to: ".stellar/packages/x.zip")
            let look = try await workspace.run("prune", "--dry-run")
            look.expect(status: 0)
            #expect(
                look.output == """
                               would remove  bytes  kept  bytes
                    artifacts  1             7      1     7
                    packages   0             0      1     3
                    images     0             0      0     0
                    bases      0             0      0     0
                    would remove 7 bytes

                    """
            )
            #expect(workspace.has(".stellar/artifacts/old/f"))
            let prune = try await workspace.run("prune")
            #expect(prune.output.hasSuffix("\nremoved 7 bytes\n"), "\(prune)")
            #expect(!workspace.has(".stellar/artifacts/old"))
            #expect(workspace.has(".stellar/artifacts/new/f"))
        }
    }

    @Test func `needs no state folder, and makes none`() async throws {
        try await withWorkspace { workspace in
            let prune = try await workspace.run("prune", "--state", "none")
            prune.expect(status: 0)
            #expect(!workspace.has("none"))
            try await workspace.run("prune", "--older-than", "soon").expect(status: 2)
        }
    }
}
