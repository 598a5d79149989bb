import Glibc
import Testing

@Suite(.serialized) struct `Stopping a run` {
    private static let file = "long.yml"

    /// A measurement that would take hours, and a last step that leaves a trace.
    private func write(_ lastStep: String, to workspace: Workspace) throws {
        let finally = "  last: { uses: run, with: { program: sh, arguments: [last.sh] } }"
        try workspace.write(
            Pipelines.invoking("hello", mode: "warm", samples: 100_000, finally: finally),
            to: Self.file
        )
        try workspace.write(lastStep, to: "last.sh")
    }

    /// Runs it until it measures, then lets the body do harm.
    private func interrupt(
        in workspace: Workspace,
        options: [String] = [],
        _ body: (RunningProgram) async throws -> Void
    ) async throws -> Outcome {
        let arguments = [Self.file, "--run-id", "r"] + options
        return try await workspace.launch(Program.path, arguments) { program in
            try await program.reaches("measuring") { workspace.rows(of: "invoke", in: "r") > 3 }
            try await body(program)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `once runs what comes last and leaves nothing`(signal: Int32) async throws {
        try await withWorkspace { workspace in
            try write("touch last-was-here", to: workspace)
            let run = try await interrupt(in: workspace) { $0.send(signal) }
            run.expect(status: 130)
            run.expect(says: "stopping: running steps are cancelled")
            run.expect(says: "– invoke cancelled")
            run.expect(says: "r cancelled: created 2, removed 2, already gone 0, left 0")
            #expect(workspace.has("last-was-here"))
            await workspace.expectNothingRuns()
            let summary = try workspace.summary(of: "r")
            #expect(summary["state"] == .text("cancelled"))
            let samples = try workspace.samples(of: "invoke", in: "r")
            #expect(!samples.isEmpty)
            try await workspace.expectNothingLeft(of: "r")
        }
    }

    @Test func `twice does not wait for what comes last`() async throws {
        try await withWorkspace { workspace in
            try write("echo $$ > last.pid; sleep 300", to: workspace)
            let run = try await interrupt(in: workspace) { program in
                program.send(SIGINT)
                try await program.reaches("the last step") { workspace.has("last.pid") }
                program.send(SIGINT)
            }
            run.expect(status: 130)
            run.expect(says: "stopping at once: only what was created is removed")
            run.expect(says: "removed 2, already gone 0, left 0")
            try await workspace.expectNothingLeft(of: "r")
        }
    }

    @Test(arguments: [[], ["--endpoint-url", "http://127.0.0.1:9"]])
    func `three times leaves at once, and says what to type`(options: [String]) async throws {
        try await withWorkspace { workspace in
            // A last step that cannot be ended kindly keeps the run busy after the second signal.
            try write("trap '' TERM; echo $$ > last.pid; sleep 300", to: workspace)
            let run = try await interrupt(in: workspace, options: options) { program in
                program.send(SIGINT)
                try await program.reaches("the last step") { workspace.has("last.pid") }
                program.send(SIGINT)
                try await program.says("stopping at once")
                program.send(SIGINT)
            }
            run.expect(status: 130)
            let command = ["stellar-run teardown r --state \(workspace.path)/.stellar"] + options
            let line = "    " + command.joined(separator: " ")
            let isThere = run.errors.split(separator: "\n").contains { $0 == line }
            #expect(isThere, "\(run)")
            let typed = line.split(separator: " ").dropFirst().map(String.init)
            let receipt = try await workspace.launch(Program.path, typed)
            receipt.expect(status: 0)
            #expect(receipt.output == "r: created 2, removed 2, already gone 0, left 0\n")
        }
    }

    @Test(arguments: ["▸ deploy", "✓ deploy", "▸ invoke"])
    func `by a kill at any moment leaves nothing that teardown does not find`(
        moment: String
    ) async throws {
        try await withWorkspace { workspace in
            try write("touch last-was-here", to: workspace)
            let run = try await workspace.run(Self.file, "--run-id", "r") { program in
                try await program.says(moment)
                program.send(SIGKILL)
            }
            run.expect(status: 128 + 9)
            // The provider may stay for a while; what it runs for the dead may not.
            let isQuiet = await holds(within: .seconds(10)) {
                workspace.processes.allSatisfy(\.isProvider)
            }
            #expect(isQuiet, "\(workspace.processes)")
            try await workspace.expectNothingLeft(of: "r")
            await workspace.expectNothingRuns()
            try await workspace.expectNothingLeft(of: "r")
        }
    }

    @Test func `by a kill does not let its programs live on`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("sleep", "300"), to: "sleep.yml")
            let run = try await workspace.run("sleep.yml", "--run-id", "r") { program in
                try await program.reaches("sleeping") {
                    workspace.processes.contains { $0.command.contains("sleep 300") }
                }
                program.send(SIGKILL)
            }
            run.expect(status: 128 + 9)
            await workspace.expectNothingRuns()
        }
    }

    @Test func `that is dead already lets the next one begin`() async throws {
        try await withWorkspace { workspace in
            try write("true", to: workspace)
            _ = try await interrupt(in: workspace) { $0.send(SIGKILL) }
            try workspace.write(Pipelines.running("true"), to: "next.yml")
            try await workspace.run("next.yml", "--run-id", "next").expect(status: 0)
            try await workspace.expectNothingLeft(of: "r")
        }
    }
}
