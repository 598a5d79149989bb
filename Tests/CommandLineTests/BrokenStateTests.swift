import Foundation
import Glibc
import Testing

@Suite(.serialized) struct `A state folder that is broken` {
    /// Runs the program with a small file system of its own for its state, in a mount namespace.
    private func runOnDisk(
        of kibibytes: Int,
        _ workspace: Workspace,
        _ commands: String
    ) async throws -> Outcome {
        try workspace.write(
            """
            mount -t tmpfs -o size=\(kibibytes)k small "$1" || exit 99
            \(commands)
            """,
            to: "disk.sh"
        )
        try workspace.write("", to: "state/.keep")
        return try await workspace.launch(
            "/usr/bin/unshare",
            [
                "--mount", "--propagation", "private", "sh", "disk.sh",
                "\(workspace.path)/state", Program.path,
            ]
        )
    }

    /// From one that does not hold an empty journal to one that holds nearly all of the run.
    @Test(arguments: [16, 64, 160, 256])
    func `because its disk is full at some write leaves nothing, and blames the machine`(
        kibibytes: Int
    ) async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                Pipelines.invoking("hello", mode: "warm", samples: 2),
                to: "p.yml"
            )
            let run = try await runOnDisk(
                of: kibibytes,
                workspace,
                """
                "$2" p.yml --run-id r --state state
                echo "status $?"
                # What fills it: nothing may be created that could not be written down.
                rm -rf state/runs
                "$2" teardown r --state state
                echo "teardown $?"
                """
            )
            run.expect(status: 0)
            let isOver = ["status 4", "status 1"].contains { run.output.contains($0) }
            #expect(isOver, "\(run)")
            let words = ["is full", "No space left on device", "the disk may be full"]
            let isBlamed = words.contains { run.errors.contains($0) }
            #expect(isBlamed, "\(run)")
            // Where not even an empty journal fits, there is nothing that it could have mentioned.
            let isSettled = run.output.contains("left 0\nteardown 0")
            #expect(isSettled || (kibibytes < 100 && run.output.contains("teardown 4")), "\(run)")
            await workspace.expectNothingRuns()
        }
    }

    @Test func `because it cannot be written is told before anything is created`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("touch", "created"), to: "p.yml")
            let run = try await runOnDisk(
                of: 1024,
                workspace,
                """
                mount -o remount,ro "$1" || exit 98
                "$2" p.yml --run-id r --state state
                """
            )
            run.expect(status: 4)
            run.expect(says: "\(workspace.path)/state")
            #expect(!workspace.has("created"))
        }
    }

    @Test(arguments: ["resume", "teardown", "runs", "status", "run"])
    func `because its journal is damaged is left as it is`(command: String) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "p.yml")
            try await workspace.run("p.yml", "--run-id", "r").expect(status: 0)
            let journal = ".stellar/state.db"
            for suffix in ["-wal", "-shm"] where workspace.has(journal + suffix) {
                try FileManager.default.removeItem(atPath: "\(workspace.path)/\(journal)\(suffix)")
            }
            let damaged = Data("not a database, whatever it was before".utf8)
            try workspace.write(damaged, to: journal)
            let words = ["runs": ["runs"], "run": ["p.yml"]][command] ?? [command, "r"]
            let result = try await workspace.launch(Program.path, words)
            result.expect(status: 4)
            result.expect(says: "is damaged or no journal")
            #expect(workspace.bytes(of: journal) == damaged)
        }
    }
}
