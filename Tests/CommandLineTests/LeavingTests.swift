import Foundation
import Glibc
import Testing

/// Every other way out of a run that has created something; signals have a suite of their own.
@Suite(.serialized) struct `Leaving a run` {
    /// Deploys a function and then does something else with it around.
    private func pipeline(_ step: String, head: String = "") -> String {
        """
        pipeline: door
        \(head)
        steps:
          build: { uses: build, with: { function: hello, runtime: python } }
          deploy:
            uses: deploy
            with: { provider: local, artifact: "${{ steps.build.artifact }}", memory: 64MiB }
          door:
            needs: [deploy]
        \(step)
        """
    }

    private func expectNothingLeft(
        _ workspace: Workspace,
        _ text: String,
        status: Int,
        says: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try workspace.write(text, to: "p.yml")
        let run = try await workspace.run("p.yml", "--run-id", "r")
        run.expect(status: status, sourceLocation: sourceLocation)
        run.expect(says: says, sourceLocation: sourceLocation)
        run.expect(
            says: "created 2, removed 2, already gone 0, left 0",
            sourceLocation: sourceLocation
        )
        await workspace.expectNothingRuns(sourceLocation: sourceLocation)
        try await workspace.expectNothingLeft(of: "r", sourceLocation: sourceLocation)
    }

    @Test func `by success`() async throws {
        try await withWorkspace { workspace in
            let step = "    uses: run\n    with: { program: \"true\" }"
            try await expectNothingLeft(workspace, pipeline(step), status: 0, says: "r succeeded")
        }
    }

    @Test func `by a step that fails`() async throws {
        try await withWorkspace { workspace in
            let step = "    uses: run\n    with: { program: \"false\" }"
            let words = "'false' ended with status 1"
            try await expectNothingLeft(workspace, pipeline(step), status: 1, says: words)
        }
    }

    @Test func `by a step that takes too long`() async throws {
        try await withWorkspace { workspace in
            let step =
                "    uses: run\n    timeout: 1s\n    with: { program: sleep, arguments: [\"60\"] }"
            let words = "✗ door timed-out: it took longer than 1s"
            try await expectNothingLeft(workspace, pipeline(step), status: 1, says: words)
        }
    }

    @Test func `by a run that takes too long`() async throws {
        try await withWorkspace { workspace in
            let step = "    uses: run\n    with: { program: sleep, arguments: [\"60\"] }"
            let text = pipeline(step, head: "deadline: 5s")
            try await expectNothingLeft(workspace, text, status: 1, says: "r timed-out")
        }
    }

    @Test func `by a child that the system kills`() async throws {
        try await withWorkspace { workspace in
            try workspace.write("kill -KILL $$", to: "killed.sh")
            let step = "    uses: run\n    with: { program: sh, arguments: [killed.sh] }"
            let words = "'sh' ended with status 137"
            try await expectNothingLeft(workspace, pipeline(step), status: 1, says: words)
        }
    }

    @Test func `by a function that needs more memory than it may`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                function: "hungry",
                python: "def handler(event, context):\n    return len(bytearray(512 << 20))\n"
            )
            try workspace.write(Pipelines.invoking("hungry"), to: "p.yml")
            let run = try await workspace.run("p.yml", "--run-id", "r")
            run.expect(status: 1)
            run.expect(says: "left 0")
            await workspace.expectNothingRuns()
            try await workspace.expectNothingLeft(of: "r")
        }
    }
}
