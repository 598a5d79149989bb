import Testing

@Suite struct `A terminal` {
    private static let pipeline = """
        pipeline: shown
        steps:
          talk:
            uses: run
            with: { program: sh, arguments: ["-c", "echo only-in-the-log >&2"] }
          break:
            uses: run
            needs: [talk]
            with: { program: sh, arguments: ["-c", "exit 7"] }
        finally:
          notify: { uses: notify, with: { console: true } }
        """

    @Test func `shows failures and announcements, and leaves logs to their files`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "shown.yml")
            let run = try await workspace.launch(
                "/usr/bin/script",
                ["-qec", "'\(Program.path)' shown.yml --run-id r", "/dev/null"],
                environment: ["TERM": "xterm"]
            )
            run.expect(status: 1)
            #expect(!run.output.contains("only-in-the-log"), "\(run)")
            #expect(run.output.contains("✗ break failed"), "\(run)")
            #expect(run.output.contains("notify: shown failed in"), "\(run)")
            #expect(run.output.contains("\u{1B}[J"), "\(run)")
            let log = workspace.text(of: ".stellar/runs/r/talk/log.txt")
            #expect(log == "only-in-the-log\n")
            #expect(workspace.text(of: ".stellar/runs/r/notify/log.txt").contains("shown failed"))
        }
    }

    @Test func `says what was not done again`() async throws {
        try await withWorkspace { workspace in
            let pipeline = """
                pipeline: building
                steps: { build: { uses: build, with: { function: hello, runtime: python } } }
                """
            try workspace.write(pipeline, to: "building.yml")
            try await workspace.run("building.yml").expect(status: 0)
            let run = try await workspace.launch(
                "/usr/bin/script",
                ["-qec", "'\(Program.path)' building.yml", "/dev/null"],
                environment: ["TERM": "xterm"]
            )
            run.expect(status: 0)
            #expect(run.output.contains("1 cached"), "\(run)")
        }
    }

    @Test func `is not needed to see everything`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "shown.yml")
            let run = try await workspace.run("shown.yml", "--run-id", "r")
            run.expect(status: 1)
            run.expect(says: "talk: only-in-the-log")
            run.expect(says: "notify: shown failed in")
        }
    }
}
