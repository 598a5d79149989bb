import Testing

@Suite struct `A build` {
    private static let pipeline = """
        pipeline: building
        steps:
          build: { uses: build, with: { function: mine, runtime: python } }
        """

    /// Runs it and tells whether it was done before.
    private func isCached(_ options: String..., in workspace: Workspace) async throws -> Bool {
        let run = try await workspace.launch(
            Program.path,
            ["run", "building.yml", "--json"] + options
        )
        run.expect(status: 0)
        return try run.events.contains { $0["kind"] == .text("instance-cached") }
    }

    @Test func `is done again only when something changed`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "building.yml")
            try workspace.write(function: "mine", python: "def handler(event, context): pass\n")
            #expect(try await !isCached(in: workspace))
            #expect(try await isCached(in: workspace))
            #expect(try await !isCached("--no-cache", in: workspace))
            #expect(try await isCached("--seed", "7", in: workspace))
            try workspace.write(function: "mine", python: "def handler(event, context): return 1\n")
            #expect(try await !isCached(in: workspace))
            let shown = try await workspace.run("building.yml")
            shown.expect(says: "= build cached")
        }
    }

    @Test func `that failed is not remembered`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.pipeline, to: "building.yml")
            try workspace.write(function: "mine", python: "def handler(:\n")
            try await workspace.run("building.yml").expect(status: 1)
            try await workspace.run("building.yml").expect(status: 1)
        }
    }
}
