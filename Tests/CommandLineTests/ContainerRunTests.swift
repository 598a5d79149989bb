import Foundation
import Glibc
import Results
import Testing

extension Measuring {
    @Suite struct `A run with containers` {
        private func pipeline(size: String) -> String {
            """
            pipeline: p
            matrix:
              runtime: [python, go]
            steps:
              build:
                uses: build
                for-each: [runtime]
                with: { function: hello-read, runtime: "${{ matrix.runtime }}" }
              deploy:
                uses: deploy
                for-each: [runtime]
                with:
                  provider: local
                  artifact: ${{ steps.build.artifact }}
                  package: container
                  size: \(size)
                  replicas: 2
              invoke:
                uses: invoke
                for-each: [runtime]
                with: { endpoints: "${{ steps.deploy.endpoints }}", mode: cold, samples: 4 }
            """
        }

        @Test func `measures images of an exact size, and leaves nothing`() async throws {
            guard geteuid() == 0 else {
                print("SKIPPED: a run with containers: only root can run them here")
                try Test.cancel("only root can run containers here")
            }
            try await withWorkspace { workspace in
                try workspace.write(pipeline(size: "64MiB"), to: "p.yml")
                let run = try await workspace.run("p.yml", "--run-id", "c")
                run.expect(status: 0)
                run.expect(says: "already gone 0, left 0")
                let results = try workspace.results(of: "c")
                #expect(results.count == 2)
                for result in results.values {
                    #expect(result["package"] == .text("container"))
                    #expect(result["packageBytes"] == .integer(64 << 20))
                    #expect(result["n"] == .integer(4))
                }
                try await workspace.expectNothingLeft(of: "c")

                // The base is there by now, so that a plan knows what cannot be.
                try workspace.write(pipeline(size: "1MiB"), to: "p.yml")
                let plan = try await workspace.run("plan", "p.yml")
                plan.expect(status: 3)
                plan.expect(says: "an image for python has at least ")
                #expect(!plan.errors.contains("an image for go"))
            }
        }
    }
}
