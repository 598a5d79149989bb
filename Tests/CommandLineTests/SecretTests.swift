import Foundation
import Testing

@Suite struct `A secret` {
    /// Runs a pipeline whose program tells the secret, and returns all that can be read afterwards.
    private func run(_ pipeline: String, in workspace: Workspace) async throws -> [String: Data] {
        try workspace.write(pipeline, to: "secrets.yml")
        try workspace.write(Secrets.script, to: "leak.sh")
        let run = try await workspace.run(
            "secrets.yml",
            "--json",
            "--run-id",
            "r",
            environment: ["HOOK_ADDRESS": Secrets.value]
        )
        let report = try await workspace.run("report", "r")
        var places = ["stdout": run.output, "stderr": run.errors, "report": report.output]
            .mapValues { Data($0.utf8) }
        for file in workspace.files(below: ".stellar") { places[file] = workspace.bytes(of: file) }
        return places
    }

    private func expectNoTraces(in places: [String: Data]) {
        for (place, bytes) in places {
            let found = Secrets.traces.filter { bytes.range(of: Data($0.utf8)) != nil }
            #expect(found == [], "in \(place)")
        }
    }

    @Test func `that a program tells is found nowhere`() async throws {
        try await withWorkspace { workspace in
            let places = try await run(Secrets.pipeline, in: workspace)
            for file in ["state.db", "runs/r/events.jsonl", "runs/r/summary.json"] {
                #expect(places[".stellar/\(file)"]?.isEmpty == false)
            }
            expectNoTraces(in: places)
            let log = workspace.text(of: ".stellar/runs/r/leak/log.txt")
            #expect(log.split(separator: "\n").first == "err ***(hook-address)")
            let heard = workspace.text(of: ".stellar/runs/r/repeat/log.txt")
            #expect(heard == "heard out ***(hook-address)\n")
        }
    }

    @Test func `is masked also where no step is given it`() async throws {
        try await withWorkspace { workspace in
            let pipeline = """
                pipeline: secrets
                secrets: [hook-address]
                steps:
                  leak: { uses: run, with: { program: sh, arguments: [leak.sh] } }
                """
            expectNoTraces(in: try await run(pipeline, in: workspace))
        }
    }

    @Test func `cannot be written into a text`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                Secrets.pipeline.replacing(
                    "\"${{ secrets.hook-address }}\"",
                    with: "\"${{ secrets.hook-address }}/more\""
                ),
                to: "secrets.yml"
            )
            let result = try await workspace.run("validate", "secrets.yml")
            result.expect(status: 3)
            result.expect(says: "secrets.yml:16:27: error[SR")
        }
    }
}
