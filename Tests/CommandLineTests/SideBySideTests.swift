import Results
import Testing

extension Measuring {
    @Suite struct `Invoking` {
        /// Deploys the function that ships, with instances that do not live long.
        private func pipeline(deploy: String, invoke: String) -> String {
            """
            pipeline: invoking
            params: { none: { type: duration, default: 0s } }
            matrix: { memory: [64MiB, 96MiB] }
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              deploy:
                uses: deploy
            \(deploy)
              invoke:
                uses: invoke
                with:
                  endpoints: ${{ steps.deploy.endpoints }}
                  mode: warm
                  calibration: 100ms
            \(invoke)
            """
        }

        @Test func `several sets interleaves them and has a result for each`() async throws {
            try await withWorkspace { workspace in
                let text = pipeline(
                    deploy: """
                            for-each: [memory]
                            with:
                              provider: local
                              artifact: ${{ steps.build.artifact }}
                              memory: ${{ matrix.memory }}
                        """,
                    invoke: "      samples: 20\n      interval: 50ms\n      arrival: constant"
                )
                try workspace.write(text, to: "pipelines/sets.yml")
                let run = try await workspace.run("pipelines/sets.yml", "--run-id", "s")
                run.expect(status: 0)
                let results = try workspace.results(of: "s")
                #expect(Set(results.keys) == ["invoke[memory=64MiB]", "invoke[memory=96MiB]"])
                for result in results.values {
                    #expect(result["n"] == .integer(20))
                    #expect(result["measuredBy"] == .text("invoke"))
                }
                let samples = try workspace.samples(of: "invoke", in: "s")
                let order = samples.filter { $0.phase == .measured }.sorted { $0.id < $1.id }.map(
                    \.set
                )
                let changes = zip(order, order.dropFirst()).count { $0 != $1 }
                // Neither one after the other nor strictly in turns.
                #expect((10...38).contains(changes), "\(changes)")
            }
        }

        @Test func `finds after how long idle instances are reclaimed`() async throws {
            try await withWorkspace { workspace in
                let text = pipeline(
                    deploy: """
                            with:
                              provider: local
                              artifact: ${{ steps.build.artifact }}
                              memory: 64MiB
                              keep-alive: 500ms
                              replicas: 3
                        """,
                    invoke: """
                              samples: 6
                              interval: find
                              search: 100ms..3s
                          tell:
                            uses: run
                            with:
                              program: echo
                              arguments: ["${{ steps.invoke.longest-warm ?? params.none }}"]
                        """
                )
                try workspace.write(text, to: "pipelines/find.yml")
                let run = try await workspace.run("pipelines/find.yml", "--run-id", "f")
                run.expect(status: 0)
                let result = try #require(workspace.results(of: "f")["invoke"])
                #expect(result["verdict"] == .text("valid"))
                let found = try #require(result["keepAlive"])
                let longest = try #require(found["longestWarmNs"]?.integer)
                let shortest = try #require(found["shortestReclaimedNs"]?.integer)
                // The timer of the provider starts when an answer is made, and may be late.
                #expect((300_000_000...700_000_000).contains(longest), "\(longest)")
                #expect((400_000_000...900_000_000).contains(shortest), "\(shortest)")
            }
        }
    }
}
