import Foundation
import Testing

@Suite struct `The doctor` {
    /// A search path on which nothing but a few programs can be found.
    private func searchPath(_ programs: [String: String], in workspace: Workspace) throws -> String
    {
        for (name, text) in programs {
            try workspace.write(text, to: "bin/\(name)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: "\(workspace.path)/bin/\(name)"
            )
        }
        return "\(workspace.path)/bin"
    }

    private static let programs = [
        "go": "#!/bin/sh\n[ \"$1\" = version ] && echo 'go version go1.19.8 linux/amd64'\n",
        "java": "#!/bin/sh\necho 'openjdk version \"17.0.15\"' >&2\n",
        "python3": "#!/bin/sh\necho 'Python 3.11.7'\n",
    ]

    private func findings(of outcome: Outcome) throws -> [String: JSON] {
        var findings: [String: JSON] = [:]
        for line in outcome.output.split(separator: "\n") {
            let finding = try JSON(text: String(line))
            findings[finding["name"]?.text ?? ""] = finding
        }
        return findings
    }

    @Test func `tells which tools there are, in which version, and how to get the others`()
        async throws
    {
        try await withWorkspace { workspace in
            let path = try searchPath(Self.programs, in: workspace)
            let run = try await workspace.run("doctor", "--json", environment: ["PATH": path])
            run.expect(status: 0)
            let findings = try findings(of: run)
            #expect(findings["go: go"]?["detail"] == .text("go version go1.19.8 linux/amd64"))
            #expect(findings["java: java"]?["detail"] == .text(#"openjdk version "17.0.15""#))
            #expect(findings["java: javac"]?["state"] == .text("missing"))
            #expect(findings["ruby: ruby"]?["remedy"] == .text("apt-get install --yes ruby"))
            #expect(findings["runc"]?["remedy"] == .text("apt-get install --yes runc"))
            for name in ["local", "packet stamps", "real-time priority", "open files"] {
                #expect(findings[name]?["state"] != nil && findings[name]?["schema"] == .integer(1))
            }
            let shown = try await workspace.run("doctor", environment: ["PATH": path])
            shown.expect(status: 0)
            #expect(shown.output.hasPrefix("toolchains\n"))
            #expect(shown.output.contains("ruby: ruby"))
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `fails when something that the pipeline needs is missing`() async throws {
        try await withWorkspace { workspace in
            let path = try searchPath(Self.programs, in: workspace)
            let file = "pipelines/quickstart.yml"
            let run = try await workspace.run("doctor", file, "--json", environment: ["PATH": path])
            run.expect(status: 4)
            let missing = try findings(of: run).values.filter { $0["group"] == .text("pipeline") }
            #expect(missing.map { $0["name"] } == [.text("node")])
            #expect(missing.first?["detail"] == .text("needed by build[runtime=node]"))
            try workspace.write(Secrets.pipeline, to: "secret.yml")
            let secret = try await workspace.run(
                "doctor",
                "secret.yml",
                environment: ["HOOK_ADDRESS": nil]
            )
            secret.expect(status: 4)
            #expect(secret.output.contains("set the environment variable HOOK_ADDRESS"))
        }
    }

    @Test func `finds nothing wrong where everything is there, and refuses what is no pipeline`()
        async throws
    {
        try await withWorkspace { workspace in
            let run = try await workspace.run("doctor", "pipelines/quickstart.yml")
            run.expect(status: 0)
            #expect(run.output.contains("nothing is missing"))
            try workspace.write("pipeline: p\n", to: "wrong.yml")
            try await workspace.run("doctor", "wrong.yml").expect(status: 3)
        }
    }
}
