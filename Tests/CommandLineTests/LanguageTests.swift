import Testing

@Suite struct `A pipeline does what it says about` {
    /// Runs a pipeline of `run` steps and tells how each instance ended.
    private func states(
        of steps: String,
        status: Int,
        in workspace: Workspace
    ) async throws -> [String: String] {
        try workspace.write("pipeline: p\nsteps:\n\(steps)", to: "p.yml")
        let run = try await workspace.run("p.yml", "--json", "--run-id", "r")
        run.expect(status: status)
        let finished = try run.events.filter { $0["kind"] == .text("instance-finished") }
        return Dictionary(
            finished.map { ($0["instance"]?.text ?? "", $0["state"]?.text ?? "") }
        ) { first, _ in first }
    }

    @Test func `retries`() async throws {
        try await withWorkspace { workspace in
            try workspace.write("echo x >> tries; test $(wc -l < tries) -ge 3", to: "flaky.sh")
            let states = try await states(
                of: """
                      flaky:
                        uses: run
                        retry: { attempts: 3, backoff: 10ms..20ms }
                        with: { program: sh, arguments: [flaky.sh] }
                    """,
                status: 0,
                in: workspace
            )
            #expect(states == ["flaky": "succeeded"])
            #expect(workspace.text(of: "tries") == "x\nx\nx\n")
        }
    }

    @Test func `giving up`() async throws {
        try await withWorkspace { workspace in
            try workspace.write("echo x >> tries; exit 1", to: "hopeless.sh")
            let states = try await states(
                of: """
                      hopeless:
                        uses: run
                        retry: { attempts: 2, backoff: 10ms..20ms }
                        with: { program: sh, arguments: [hopeless.sh] }
                      next: { uses: run, needs: [hopeless], with: { program: touch, arguments: [n] } }
                      beside: { uses: run, with: { program: touch, arguments: [b] } }
                    finally:
                      last: { uses: run, with: { program: touch, arguments: [l] } }
                      lament: { uses: run, when: [failed], with: { program: touch, arguments: [f] } }
                      cheer: { uses: run, when: [succeeded], with: { program: touch, arguments: [s] } }
                    """,
                status: 1,
                in: workspace
            )
            #expect(
                states == [
                    "hopeless": "failed", "next": "blocked", "beside": "succeeded",
                    "last": "succeeded", "lament": "succeeded", "cheer": "skipped",
                ]
            )
            #expect(workspace.text(of: "tries") == "x\nx\n")
            #expect(["b", "l", "f"].allSatisfy(workspace.has))
            #expect(!workspace.has("n") && !workspace.has("s"))
        }
    }

    @Test func `timeouts and deadlines`() async throws {
        try await withWorkspace { workspace in
            let states = try await states(
                of: """
                      slow:
                        uses: run
                        timeout: 200ms
                        with: { program: sleep, arguments: ["300"] }
                      stubborn:
                        uses: run
                        timeout: 200ms
                        with: { program: sh, arguments: ["-c", "trap '' TERM; sleep 300"] }
                      again:
                        uses: run
                        deadline: 1s
                        retry: { attempts: 100, backoff: 50ms..100ms }
                        with: { program: "false" }
                    """,
                status: 1,
                in: workspace
            )
            #expect(states["slow"] == "timed-out")
            #expect(states["stubborn"] == "timed-out")
            // Its deadline ends an attempt, or the wait for one, as it happens.
            #expect(["failed", "timed-out"].contains(states["again"]))
        }
    }

    @Test func `conditions, and steps that may fail`() async throws {
        try await withWorkspace { workspace in
            let states = try await states(
                of: """
                      may-fail: { uses: run, optional: true, with: { program: "false" } }
                      rescue: { uses: run, needs: [may-fail], when: failed, with: { program: "true" } }
                      whatever: { uses: run, needs: [may-fail], when: finished, with: { program: "true" } }
                      never: { uses: run, if: "${{ 1 == 2 }}", with: { program: "false" } }
                      after-never: { uses: run, needs: [never], with: { program: "true" } }
                      idle: { uses: run, needs: [never], when: failed, with: { program: "false" } }
                      tell: { uses: run, with: { program: echo, arguments: [yes] } }
                      listen:
                        uses: run
                        if: ${{ steps.tell.stdout == 'yes' }}
                        with: { program: "true" }
                    """,
                status: 0,
                in: workspace
            )
            #expect(
                states == [
                    "may-fail": "failed", "rescue": "succeeded", "whatever": "succeeded",
                    "never": "skipped", "after-never": "succeeded", "idle": "skipped",
                    "tell": "succeeded", "listen": "succeeded",
                ]
            )
        }
    }

    @Test func `the values of a run step, which no shell ever sees`() async throws {
        try await withWorkspace { workspace in
            let states = try await states(
                of: """
                      nasty:
                        uses: run
                        with: { program: echo, arguments: ["$(touch owned); `touch owned` ' \\" *"] }
                      pass-on:
                        uses: run
                        with:
                          program: sh
                          arguments: [-c, 'printf "%s|%s" "$1" "$V" > heard', sh, "${{ steps.nasty.stdout }}"]
                          environment: { V: "${{ steps.nasty.stdout }}" }
                    """,
                status: 0,
                in: workspace
            )
            #expect(states == ["nasty": "succeeded", "pass-on": "succeeded"])
            let nasty = "$(touch owned); `touch owned` ' \" *"
            #expect(workspace.text(of: "heard") == "\(nasty)|\(nasty)")
            #expect(!workspace.has("owned"))
        }
    }

    @Test func `a matrix, its exclusions and how many run at once`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                """
                pipeline: p
                params: { letters: { type: list, of: text, default: [a] } }
                matrix: { letter: "${{ params.letters }}", digit: ["1", "2"] }
                steps:
                  each:
                    uses: run
                    for-each: [letter, digit]
                    exclude: [{ letter: b, digit: "2" }]
                    with: { program: sh, arguments: [one.sh, "${{ matrix.letter }}${{ matrix.digit }}"] }
                  all:
                    uses: run
                    with: { program: echo, arguments: ["${{ join(steps.each.stdout, '+') }}"] }
                """,
                to: "p.yml"
            )
            try workspace.write("mkdir alone && sleep 0.05 && rmdir alone && echo $1", to: "one.sh")
            let run = try await workspace.run(
                "p.yml",
                "--set",
                "letters=a,b",
                "--jobs",
                "1",
                "--json"
            )
            run.expect(status: 0)
            let finished = try run.events.filter { $0["kind"] == .text("instance-finished") }
            #expect(
                finished.compactMap { $0["instance"]?.text } == [
                    "each[letter=a,digit=1]", "each[letter=a,digit=2]", "each[letter=b,digit=1]",
                    "all",
                ]
            )
        }
    }
}
