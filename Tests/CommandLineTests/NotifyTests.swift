import Testing

@Suite struct `A notification` {
    private static let pipeline = """
        pipeline: p
        secrets: [hook, slack-hook]
        steps:
          bad: { uses: run, with: { program: sh, arguments: ["-c", "echo '<why> & \\"how\\"' >&2; exit 3"] } }
          next: { uses: run, needs: [bad], with: { program: "true" } }
        finally:
          notify:
            uses: notify
            with:
              webhook: ${{ secrets.hook }}
              slack: ${{ secrets.slack-hook }}
              file: verdicts.jsonl
              console: true
        """

    /// Runs the pipeline with two addresses at a listener.
    private func run(
        in workspace: Workspace,
        telling listener: WebListener,
        _ pipeline: String = pipeline
    ) async throws -> Outcome {
        try workspace.write(pipeline, to: "p.yml")
        defer { listener.close() }
        return try await workspace.run(
            "p.yml",
            "--run-id",
            "r",
            environment: [
                "HOOK": "\(listener.address)/plain-path",
                "SLACK_HOOK": "\(listener.address)/slack-path",
            ]
        )
    }

    @Test func `tells webhook, Slack, file and console how the run went`() async throws {
        try await withWorkspace { workspace in
            let listener = try WebListener()
            let run = try await run(in: workspace, telling: listener)
            run.expect(status: 1)
            #expect(listener.posts.map(\.path) == ["/plain-path", "/slack-path"])
            let bodies = try listener.posts.map {
                try JSON(text: String(decoding: $0.body, as: UTF8.self))
            }
            let verdict = try #require(bodies.first)
            #expect(verdict["schema"] == .integer(1))
            #expect(verdict["run"] == .text("r"))
            #expect(verdict["pipeline"] == .text("p"))
            #expect(verdict["state"] == .text("failed"))
            #expect(verdict["left"] == .integer(0))
            let failed = try #require(verdict["failed"]).elements
            #expect(failed.map { $0["instance"] } == [.text("bad"), .text("next")])
            #expect(failed.map { $0["state"] } == [.text("failed"), .text("blocked")])
            let line = try JSON(text: workspace.text(of: "verdicts.jsonl"))
            #expect(line.keys == verdict.keys)
            run.expect(says: "notify: p failed in ")
            try checkSlack(bodies[1])
        }
    }

    /// Block Kit: a plain header, then sections of Slack's own markup.
    private func checkSlack(_ message: JSON) throws {
        #expect(message["text"]?.text?.hasPrefix("p failed in ") == true)
        let blocks = try #require(message["blocks"]).elements
        #expect(blocks.first?["type"] == .text("header"))
        #expect(blocks.first?["text"]?["type"] == .text("plain_text"))
        #expect(blocks.first?["text"]?["text"]?.text?.hasPrefix("❌ p failed in ") == true)
        let sections = blocks.dropFirst()
        #expect(sections.allSatisfy { $0["type"] == .text("section") })
        #expect(sections.allSatisfy { $0["text"]?["type"] == .text("mrkdwn") })
        let text = sections.compactMap { $0["text"]?["text"]?.text }.joined()
        #expect(text.contains("*failed* `bad`: 'sh' ended with status 3"))
        #expect(text.contains("*blocked* `next`"))
    }

    @Test func `that is refused fails the run, which otherwise stays what it was`() async throws {
        try await withWorkspace { workspace in
            let listener = try WebListener(answering: 500)
            let good = Self.pipeline.replacing("exit 3", with: "exit 0")
            let run = try await run(in: workspace, telling: listener, good)
            run.expect(status: 1)
            run.expect(says: "✗ notify failed: the web service of 'hook' answered 500")
            run.expect(says: "no thanks, said the service")
            run.expect(says: "left 0")
            #expect(!(run.errors + run.output).contains("plain-path"))
            // Told once: what a service did with a message that it refused is not known.
            #expect(listener.posts.count == 1)
            let failed = try #require(try workspace.summary(of: "r")["failed"]).elements
            #expect(failed.map { $0["instance"] } == [.text("notify")])
        }
    }

    @Test func `that is refused fails nothing when it is optional`() async throws {
        try await withWorkspace { workspace in
            let listener = try WebListener(answering: 404)
            let good = Self.pipeline
                .replacing("exit 3", with: "exit 0")
                .replacing("uses: notify", with: "uses: notify\n    optional: true")
            try await run(in: workspace, telling: listener, good).expect(status: 0)
            #expect(listener.posts.count == 1)
        }
    }

    @Test func `to nobody there fails as that, and keeps the address to itself`() async throws {
        try await withWorkspace { workspace in
            let listener = try WebListener()
            listener.close()
            let run = try await run(in: workspace, telling: listener)
            run.expect(status: 1)
            run.expect(says: "✗ notify failed: no answer from \(listener.address)")
            #expect(!(run.errors + run.output).contains("plain-path"))
        }
    }
}
