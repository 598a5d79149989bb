import Foundation
import Testing

@Suite struct `The exit status` {
    @Test func `is 0 for a run that succeeded, and 1 for one that failed`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "good.yml")
            try await workspace.run("good.yml").expect(status: 0)
            try await workspace.run("run", "good.yml").expect(status: 0)
            try workspace.write(Pipelines.running("sh", "-c", "exit 7"), to: "bad.yml")
            let failed = try await workspace.run("bad.yml")
            failed.expect(status: 1)
            failed.expect(says: "✗ program failed: 'sh' ended with status 7")
        }
    }

    @Test(arguments: [
        [], ["--nonsense", "good.yml"], ["run"], ["good.yml", "--set", "samples"],
        ["good.yml", "--jobs", "0"], ["good.yml", "--run-id", "a/b"],
        ["good.yml", "--run-id", ".."], ["teardown"], ["teardown", "a/b"], ["report", "../r"],
        ["good.yml", "--endpoint-url", "127.0.0.1:5000"],
        ["steps", "nonsense"], ["plan"], ["validate"], ["good.yml", "bad.yml"],
    ])
    func `is 2 for a command line that cannot be understood`(arguments: [String]) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "good.yml")
            let result = try await workspace.launch(Program.path, arguments)
            result.expect(status: 2)
            #expect(result.output == "")
            #expect(!result.errors.isEmpty)
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `is 0 for help, which is a result`() async throws {
        try await withWorkspace { workspace in
            for arguments in [["--help"], ["run", "--help"], ["help", "plan"], ["--version"]] {
                let result = try await workspace.launch(Program.path, arguments)
                result.expect(status: 0)
                #expect(!result.output.isEmpty)
                #expect(result.errors == "")
            }
            let root = try await workspace.run("--help")
            #expect(root.output.contains("USAGE: stellar-run <subcommand>"), "\(root)")
            for arguments in [["resume", "--help"], ["help", "resume"]] {
                let page = try await workspace.launch(Program.path, arguments)
                #expect(page.output.contains("USAGE: stellar-run resume <run>"), "\(page)")
                #expect(page.output.contains("--rerun-interrupted"))
            }
            let steps = try await workspace.run("steps", "invoke")
            steps.expect(status: 0)
            for key in ["burst", "interval", "arrival", "warm-up", "max-errors"] {
                #expect(steps.output.contains("\n  \(key) "))
            }
        }
    }

    @Test(arguments: [
        (["nothing.yml"], "nothing.yml:1:1"),
        (["pipelines"], "pipelines:1:1"),
        (["good.yml", "--set", "nonsense=1"], "--set:1:1"),
        (["pipelines/quickstart.yml", "--set", "samples=many"], "--set:1:9"),
        (["pipelines/quickstart.yml", "--set", "samples=0"], "--set:1:9"),
    ])
    func `is 3 for what cannot become a plan, with the place`(
        arguments: [String],
        place: String
    ) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "good.yml")
            let result = try await workspace.launch(Program.path, arguments)
            result.expect(status: 3)
            result.expect(says: "\(place): error[SR")
            #expect(result.output == "")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `is 0 for the teardown of a run that nobody knows`() async throws {
        try await withWorkspace { workspace in
            try await workspace.expectNothingLeft(of: "nobody")
            #expect(!workspace.has(".stellar"))
            let report = try await workspace.run("report", "nobody")
            report.expect(status: 4)
            report.expect(says: "nobody")
        }
    }
}
