import Foundation
import Testing

@Suite struct `The value of a secret` {
    /// A program that tells how long a secret is, which is allowed.
    private static let pipeline = """
        pipeline: secrets
        secrets: [api-key]
        steps:
          tell:
            uses: run
            with:
              program: sh
              arguments: ["-c", 'echo "length ${#KEY}" >&2; echo "it is $KEY" >&2']
              environment: { KEY: "${{ secrets.api-key }}" }
        """

    private func write(_ file: String, mode: Int, to workspace: Workspace) throws {
        try workspace.write(Self.pipeline, to: "p.yml")
        try workspace.write(file, to: "keys")
        try workspace.write(
            "echo \"$1\" >> asked; [ \"$1\" = api-key ] && echo from-the-program",
            to: "tell.sh"
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: "\(workspace.path)/keys"
        )
    }

    private func length(in workspace: Workspace) -> String {
        workspace.text(of: ".stellar/runs/r/tell/log.txt")
            .split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test(arguments: ["api-key=in the=file", "# comment\n\n API_KEY=in the=file\r\n"])
    func `comes from a file that nobody else can read`(file: String) async throws {
        try await withWorkspace { workspace in
            try write(file, mode: 0o600, to: workspace)
            try await workspace.run("p.yml", "--run-id", "r", "--secrets-file", "keys")
                .expect(status: 0)
            #expect(length(in: workspace) == "length 11")
            #expect(workspace.text(of: ".stellar/runs/r/tell/log.txt").contains("it is ***(api-key)"))
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

    @Test func `does not come from a file that is not one of secrets, which is not shown`()
        async throws
    {
        try await withWorkspace { workspace in
            try write("api-key=x\nhush-hush\n", mode: 0o600, to: workspace)
            let run = try await workspace.run("p.yml", "--secrets-file", "keys")
            run.expect(status: 4)
            run.expect(says: "line 2 of 'keys' is not NAME=value")
            #expect(!run.errors.contains("hush"))
            let none = try await workspace.run("p.yml", "--secrets-file", "none")
            none.expect(status: 4)
            none.expect(says: "cannot read the secrets in 'none': No such file or directory")
        }
    }

    @Test func `comes from the environment first, then the file, then the program`() async throws {
        try await withWorkspace { workspace in
            try write("API_KEY=from-file", mode: 0o600, to: workspace)
            let arguments = [
                "run", "p.yml", "--run-id", "r", "--state", "a", "--secrets-command", "sh tell.sh",
            ]
            let expected = ["from-the-env-ironment", "from-file", "from-the-program"].map(\.count)
            try await workspace.launch(
                Program.path,
                arguments + ["--secrets-file", "keys"],
                environment: ["API_KEY": "from-the-env-ironment"]
            )
            .expect(status: 0)
            #expect(workspace.text(of: "a/runs/r/tell/log.txt").contains("length \(expected[0])\n"))
            try await workspace.launch(
                Program.path,
                ["run", "p.yml", "--run-id", "s", "--state", "a", "--secrets-file", "keys"]
            )
            .expect(status: 0)
            #expect(workspace.text(of: "a/runs/s/tell/log.txt").contains("length \(expected[1])\n"))
            #expect(!workspace.has("asked"))
            try await workspace.launch(
                Program.path,
                ["run", "p.yml", "--run-id", "t", "--state", "a"] + arguments.suffix(2)
            )
            .expect(status: 0)
            #expect(workspace.text(of: "a/runs/t/tell/log.txt").contains("length \(expected[2])\n"))
            #expect(workspace.text(of: "asked") == "api-key\n")
        }
    }

    @Test func `is missing when the program does not know it or cannot be run`() async throws {
        try await withWorkspace { workspace in
            try write("", mode: 0o600, to: workspace)
            let unknown = try await workspace.run("p.yml", "--secrets-command", "false")
            unknown.expect(status: 4)
            unknown.expect(says: "secret 'api-key' has no value")
            let absent = try await workspace.run("p.yml", "--secrets-command", "no-such-program")
            absent.expect(status: 4)
            absent.expect(says: "the program 'no-such-program' for secrets cannot be run")
        }
    }
}
