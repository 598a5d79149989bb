import Foundation
import Testing

@Suite struct `The value of a secret` {
    /// A program that prints every value that the secret may have; what it has is masked.
    private static let pipeline = """
        pipeline: secrets
        secrets: [api-key]
        steps:
          tell: { uses: run, with: { program: sh, arguments: ["-c", "cat candidates >&2"] } }
        """

    private static let candidates = ["from the=file", "from the env", "from a program", "file"]

    private func write(_ file: String, mode: Int = 0o600, to workspace: Workspace) throws {
        try workspace.write(Self.pipeline, to: "p.yml")
        try workspace.write(file, to: "keys")
        try workspace.write(Self.candidates.map { "<\($0)>\n" }.joined(), to: "candidates")
        let program = "echo \"$1\" >> asked; [ \"$1\" = api-key ] && echo from a program"
        try workspace.write(program, to: "tell.sh")
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: "\(workspace.path)/keys"
        )
    }

    /// Runs the pipeline and returns the value that was masked.
    private func value(
        _ options: [String],
        environment: [String: String?] = [:],
        in workspace: Workspace
    ) async throws -> [String] {
        let id = "r\(UUID().uuidString)"
        let run = try await workspace.launch(
            Program.path,
            ["run", "p.yml", "--run-id", id] + options,
            environment: environment
        )
        run.expect(status: 0)
        let lines = workspace.text(of: ".stellar/runs/\(id)/tell/log.txt").split(separator: "\n")
        return zip(lines, Self.candidates).filter { $0.0 == "<***(api-key)>" }.map(\.1)
    }

    @Test(arguments: ["api-key=from the=file", "# comment\n\n API_KEY=from the=file\r\nx=1\n"])
    func `comes from a file that nobody else can read`(file: String) async throws {
        try await withWorkspace { workspace in
            try write(file, to: workspace)
            let found = try await value(["--secrets-file", "keys"], in: workspace)
            #expect(found == ["from the=file"])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o666])
    func `does not come from a file that others can read`(mode: Int) async throws {
        try await withWorkspace { workspace in
            try write("api-key=hush-hush", mode: mode, to: workspace)
            let run = try await workspace.run("p.yml", "--secrets-file", "keys")
            run.expect(status: 4)
            run.expect(says: "the secrets in 'keys' can be read by others")
            run.expect(says: "chmod 600 keys")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `does not come from a file of something else, which is not shown`() async throws {
        try await withWorkspace { workspace in
            try write("api-key=x\nhush-hush\n", to: workspace)
            let run = try await workspace.run("p.yml", "--secrets-file", "keys")
            run.expect(status: 4)
            run.expect(says: "line 2 of 'keys' is not NAME=value")
            #expect(!run.errors.contains("hush"))
            let none = try await workspace.run("p.yml", "--secrets-file", "none")
            none.expect(status: 4)
            none.expect(says: "cannot read the secrets in 'none': No such file or directory")
        }
    }

    @Test func `comes from the environment, else the file, else the program`() async throws {
        try await withWorkspace { workspace in
            try write("API_KEY=from the=file", to: workspace)
            let program = ["--secrets-command", "sh tell.sh"]
            let both = program + ["--secrets-file", "keys"]
            let environment = ["API_KEY": "from the env"]
            let first = try await value(both, environment: environment, in: workspace)
            #expect(first == ["from the env"])
            #expect(try await value(both, in: workspace) == ["from the=file"])
            #expect(!workspace.has("asked"))
            #expect(try await value(program, in: workspace) == ["from a program"])
            #expect(workspace.text(of: "asked") == "api-key\n")
        }
    }

    @Test func `is missing when the program does not know it or cannot be run`() async throws {
        try await withWorkspace { workspace in
            try write("", to: workspace)
            let unknown = try await workspace.run("p.yml", "--secrets-command", "false")
            unknown.expect(status: 4)
            unknown.expect(says: "secret 'api-key' has no value")
            let absent = try await workspace.run("p.yml", "--secrets-command", "no-such-program")
            absent.expect(status: 4)
            absent.expect(says: "the program 'no-such-program' for secrets cannot be run")
        }
    }
}
