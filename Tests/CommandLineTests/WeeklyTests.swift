import Results
import Testing

extension Measuring {
    @Suite struct `The weekly pipeline` {
        @Test func `measures every family and leaves nothing`() async throws {
            try await withWorkspace { workspace in
                let run = try await workspace.run(
                    "pipelines/weekly.yml",
                    "--set",
                    "samples=6",
                    "--run-id",
                    "w"
                )
                run.expect(status: 0)
                run.expect(says: "already gone 0, left 0")
                let results = try workspace.results(of: "w")
                let instances = [
                    "baseline/invoke[provider=local,mode=warm]",
                    "baseline/invoke[provider=local,mode=cold]",
                    "image-size/invoke[provider=local,package=zip,size=unpadded]",
                    "image-size/invoke[provider=local,package=zip,size=50MiB]",
                    "image-size/invoke[provider=local,package=zip,size=100MiB]",
                    "runtime/invoke[provider=local,runtime=python,package=zip]",
                    "runtime/invoke[provider=local,runtime=node,package=zip]",
                    "runtime/invoke[provider=local,runtime=ruby,package=zip]",
                    "runtime/invoke[provider=local,runtime=go,package=zip]",
                ]
                #expect(Set(results.keys) == Set(instances))
                for instance in instances { #expect(run.output.contains("\(instance) ")) }
                let medians = results.compactMapValues { $0["p50Ns"]?.integer }
                let warm = try #require(medians[instances[0]])
                #expect(instances.dropFirst().allSatisfy { (medians[$0] ?? 0) > warm })
                // Told by the function's own clock, which other work on this machine disturbs least.
                let unpadded = try start(of: instances[2], in: workspace)
                #expect(try start(of: instances[4], in: workspace) > unpadded)
                #expect(results[instances[3]]?["packageBytes"] == .integer(50 << 20))
                #expect(results[instances[4]]?["packageBytes"] == .integer(100 << 20))
                try await workspace.expectNothingLeft(of: "w")
            }
        }

        /// The median of how long instances took to start.
        private func start(of instance: String, in workspace: Workspace) throws -> Int {
            let starts = try workspace.samples(of: instance, in: "w").compactMap(
                \.function.initDuration
            )
            return try #require(starts.sorted().dropFirst(starts.count / 2).first)
        }
    }
}
