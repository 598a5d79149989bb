import Testing

@Suite struct `The console` {
    private static let pipeline = """
        pipeline: p
        matrix: { n: ["1", "2"] }
        steps:
          good: { uses: run, for-each: [n], with: { program: sleep, arguments: ["0.5"] } }
          bad: { uses: run, with: { program: sh, arguments: ["-c", "echo my last words >&2; exit 3"] } }
        """

    /// Runs a pipeline on a terminal, which is what `stdout` then holds.
    private func runOnTerminal(
        _ file: String,
        environment: [String: String?] = [:],
        in workspace: Workspace
    ) async throws -> Outcome {
        let script = """
            import os, pty, sys
            sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
            """
        return try await workspace.launch(
            "/usr/bin/env",
            ["python3", "-c", script, Program.path, file, "--run-id", "r"],
            environment: environment.merging(["TERM": "xterm"]) { given, _ in given }
        )
    }

    @Test func `is plain where nobody watches`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "p.yml")
            let run = try await workspace.run("p.yml", "--run-id", "r")
            run.expect(status: 1)
            #expect(!(run.errors + run.output).contains("\u{1B}"))
            #expect(!run.errors.contains("\r"))
            #expect(run.errors.hasPrefix("[0.0 s] run r: p, 3 instances\n"))
            run.expect(says: "✓ good[n=2] in ")
            run.expect(says: "✗ bad failed: 'sh' ended with status 3\n")
            run.expect(says: "      my last words\n")
            #expect(run.output == "")
        }
    }

    @Test func `has live lines on a terminal, and failures stay`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "p.yml")
            let run = try await runOnTerminal("p.yml", in: workspace)
            run.expect(status: 1)
            #expect(run.output.contains("\u{1B}[2A"), "\(run)")
            #expect(run.output.contains("▸ good  0/2"), "\(run)")
            #expect(run.output.contains("✓ good  2/2"), "\(run)")
            #expect(run.output.contains("✗ bad   1/1"), "\(run)")
            let failure = run.output.split(separator: "✗ bad failed: 'sh' ended with status 3")
            #expect(failure.count == 2, "a failure is written once, and never drawn over: \(run)")
        }
    }

    @Test(arguments: [("NO_COLOR", "1"), ("CI", "true"), ("TERM", "dumb")])
    func `is plain on a terminal too when asked to be`(name: String, value: String) async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "p.yml")
            let run = try await runOnTerminal("p.yml", environment: [name: value], in: workspace)
            run.expect(status: 1)
            #expect(!run.output.contains("\u{1B}"), "\(run)")
            #expect(run.output.contains("✓ good[n=1] in "))
        }
    }

    @Test func `does not mind a reader that goes away`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "p.yml")
            try workspace.write(
                "\"$1\" p.yml --json --run-id r | head -n 1; echo ${PIPESTATUS[0]} > status",
                to: "piped.sh"
            )
            let run = try await workspace.launch("/bin/bash", ["piped.sh", Program.path])
            #expect(run.output.hasPrefix(#"{"kind":"run-started""#))
            #expect(workspace.text(of: "status") == "1\n")
            #expect(try workspace.summary(of: "r")["state"] == .text("failed"))
        }
    }
}
