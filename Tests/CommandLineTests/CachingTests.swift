import Foundation
import Testing

@Suite struct `A build` {
    private static let pipeline = """
        pipeline: building
        steps:
          build: { uses: build, with: { function: mine, runtime: python } }
        """

    /// Runs it and tells whether it was done before.
    private func isCached(
        _ options: String...,
        in workspace: Workspace,
        environment: [String: String?] = [:]
    ) async throws -> Bool {
        let run = try await workspace.launch(
            Program.path,
            ["run", "building.yml", "--json"] + options,
            environment: environment
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

    /// A compiler of our own, which needs no time.
    private func install(_ version: String, in workspace: Workspace) throws {
        let text = """
            #!/bin/sh
            if [ "$1" = version ]; then echo "go version \(version)"; exit; fi
            while [ "$1" != -o ]; do shift; done
            cp handler.go "$2"
            """
        try workspace.write(text, to: "bin/go")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: "\(workspace.path)/bin/go"
        )
    }

    @Test func `of a compiled function is done again when its tools changed or it is gone`()
        async throws
    {
        try await withWorkspace { workspace in
            try install("go1.19.8", in: workspace)
            let path = ["PATH": "\(workspace.path)/bin:/usr/bin:/bin"]
            let text = Self.pipeline.replacing("python", with: "go")
            try workspace.write(text, to: "building.yml")
            try workspace.write("package main", to: "functions/mine/go/handler.go")
            #expect(try await !isCached(in: workspace, environment: path))
            #expect(try await isCached(in: workspace, environment: path))
            try FileManager.default.removeItem(atPath: "\(workspace.path)/.stellar/artifacts")
            #expect(try await !isCached(in: workspace, environment: path))
            #expect(try await isCached(in: workspace, environment: path))
            try install("go1.20", in: workspace)
            #expect(try await !isCached(in: workspace, environment: path))
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
