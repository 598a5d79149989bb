import Results
import Testing

extension Measuring {
    @Suite struct `Cold after an update` {
        private let text = """
            pipeline: updated
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              deploy:
                uses: deploy
                with:
                  provider: local
                  artifact: ${{ steps.build.artifact }}
                  keep-alive: 10m
                  replicas: 2
              invoke:
                uses: invoke
                with:
                  endpoints: ${{ steps.deploy.endpoints }}
                  mode: cold
                  cold: update
                  interval: 200ms
                  samples: 10
            """

        @Test func `every start is proven though no instance was ever idle for long`() async throws
        {
            try await withWorkspace { workspace in
                try workspace.write(text, to: "pipelines/updated.yml")
                let run = try await workspace.run("pipelines/updated.yml", "--run-id", "u")
                run.expect(status: 0)
                let result = try #require(try workspace.results(of: "u")["invoke"])
                #expect(result["n"] == .integer(10))
                #expect(result["cold"] == .text("update"))
                let samples = try workspace.samples(of: "invoke", in: "u")
                #expect(samples.count == 10)
                #expect(samples.allSatisfy { $0.verdict == .cold })
            }
        }
    }
}
