import Foundation
import Glibc
import Testing

@Suite struct `Exit status 4` {
    private static let quickstart = "pipelines/quickstart.yml"

    /// A search path on which everything can be found that the quickstart needs, but for `node`.
    private func searchPath(in workspace: Workspace) throws -> String {
        try workspace.write("", to: "bin/empty")
        try FileManager.default.createSymbolicLink(
            atPath: "\(workspace.path)/bin/python3",
            withDestinationPath: "/bin/true"
        )
        return "\(workspace.path)/bin"
    }

    @Test func `names the step, the missing tool and how to get it`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(in: workspace)
            let run = try await workspace.run(Self.quickstart, environment: ["PATH": path])
            run.expect(status: 4)
            run.expect(says: "error: the tool 'node' is missing")
            run.expect(says: "needed by: build[runtime=node]\n")
            run.expect(says: "apt-get install --yes nodejs")
            #expect(!run.errors.contains("python3"))
            #expect(run.output == "")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `tells how to get the toolchain of every language`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(in: workspace)
            let run = try await workspace.run(
                "pipelines/families/runtime.yml",
                "--set",
                "runtimes=python,node,ruby,java,go,rust,swift",
                environment: ["PATH": path]
            )
            run.expect(status: 4)
            for package in ["nodejs", "ruby", "openjdk-17-jdk-headless", "golang-go", "rustc"] {
                run.expect(says: "apt-get install --yes \(package)\n")
            }
            run.expect(says: "error: the tool 'swiftc' is missing")
            run.expect(says: "needed by: build[runtime=rust]\n")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `tells how to get what runs containers`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(in: workspace)
            let run = try await workspace.run(
                "pipelines/families/image-size.yml",
                "--set",
                "packages=zip,container",
                environment: ["PATH": path]
            )
            run.expect(status: 4)
            run.expect(says: "error: the tool 'crun' or 'runc' is missing")
            run.expect(says: "needed by: deploy[provider=local,package=container,size=unpadded]")
            run.expect(says: "apt-get install --yes crun\n")
            #expect(!run.errors.contains("package=zip"))
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `is not for the toolchain of a language that is excluded`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(in: workspace)
            let text = """
                pipeline: p
                matrix:
                  runtime: [python, go]
                steps:
                  build:
                    uses: build
                    for-each: [runtime]
                    exclude: [{ runtime: go }]
                    with: { function: hello, runtime: "${{ matrix.runtime }}" }
                """
            try workspace.write(text, to: "some.yml")
            let plan = try await workspace.run("plan", "some.yml", environment: ["PATH": path])
            plan.expect(status: 0)
            let whole = text.replacing("    exclude: [{ runtime: go }]\n", with: "")
            try workspace.write(whole, to: "some.yml")
            let other = try await workspace.run("plan", "some.yml", environment: ["PATH": path])
            other.expect(status: 4)
        }
    }

    @Test func `tells what a plan needs too, and validation only warns`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(in: workspace)
            let plan = try await workspace.run(
                "plan",
                Self.quickstart,
                environment: ["PATH": path]
            )
            plan.expect(status: 4)
            plan.expect(says: "error: the tool 'node' is missing")
            let validation = try await workspace.run(
                "validate",
                Self.quickstart,
                environment: ["PATH": path]
            )
            validation.expect(status: 0)
            validation.expect(says: "warning: the tool 'node' is missing")
        }
    }

    @Test func `is for a provider that this version does not have`() async throws {
        try await withWorkspace { workspace in
            let run = try await workspace.run(
                "pipelines/weekly.yml",
                "--set",
                "providers=local,azure"
            )
            run.expect(status: 4)
            run.expect(says: "baseline/deploy[provider=azure,mode=cold]")
            run.expect(says: "error: provider 'azure' is missing")
            #expect(!run.errors.contains("provider=local"))
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `is for a provider that nobody has said how to use`() async throws {
        try await withWorkspace { workspace in
            let run = try await workspace.run(
                "pipelines/weekly.yml",
                "--set",
                "providers=local,aws",
                environment: [
                    "AWS_REGION": nil, "AWS_DEFAULT_REGION": nil, "AWS_PROFILE": nil,
                    "AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
                ]
            )
            run.expect(status: 4)
            run.expect(says: "provider 'aws' cannot be used: it is not known in which region")
            #expect(!workspace.has(".stellar/runs"))
        }
    }

    @Test(arguments: [nil, ""])
    func `is for a secret without a value`(value: String?) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Secrets.pipeline, to: "secret.yml")
            let run = try await workspace.run("secret.yml", environment: ["HOOK_ADDRESS": value])
            run.expect(status: 4)
            run.expect(says: "secret 'hook-address' has no value")
            run.expect(says: "set the environment variable HOOK_ADDRESS")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `tells everything that is missing at once`() async throws {
        try await withWorkspace { workspace in
            let text = Secrets.pipeline.replacing("program: sh", with: "program: no-such-tool")
            try workspace.write(text, to: "secret.yml")
            let run = try await workspace.run("secret.yml", environment: ["HOOK_ADDRESS": nil])
            run.expect(status: 4)
            run.expect(says: "error: the tool 'no-such-tool' is missing")
            run.expect(says: "error: secret 'hook-address' has no value")
        }
    }

    @Test(arguments: ["run", "teardown"])
    func `is for a state folder that cannot be one`(command: String) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "good.yml")
            try workspace.write("in the way", to: "state")
            let subject = command == "run" ? "good.yml" : "r"
            let result = try await workspace.run(command, subject, "--state", "state")
            result.expect(status: 4)
            result.expect(says: "\(workspace.path)/state")
            #expect(workspace.text(of: "state") == "in the way")
        }
    }

    @Test func `is for a name that a run has already, whose files stay as they are`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("true"), to: "good.yml")
            try await workspace.run("good.yml", "--run-id", "r").expect(status: 0)
            let files = [".stellar/runs/r/summary.json", ".stellar/runs/r/events.jsonl"]
            let before = files.map(workspace.text)
            let again = try await workspace.run("good.yml", "--run-id", "r")
            again.expect(status: 4)
            again.expect(says: "there is a run called r already")
            #expect(files.map(workspace.text) == before)
        }
    }

    @Test func `is for a second process that wants to write to the same state`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.running("sleep", "60"), to: "slow.yml")
            let first = try await workspace.run("slow.yml", "--run-id", "r") { program in
                try await program.says("▸ program")
                for command in [["slow.yml"], ["teardown", "r"]] {
                    let second = try await workspace.launch(Program.path, command)
                    second.expect(status: 4)
                    second.expect(says: "process \(program.pid) (stellar-run run slow.yml)")
                }
                program.send(SIGINT)
            }
            first.expect(status: 130)
        }
    }
}
