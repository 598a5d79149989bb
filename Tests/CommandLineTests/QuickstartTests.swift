import Results
import Testing

extension Measuring {
    @Suite struct `The quickstart` {
        private static let file = "pipelines/quickstart.yml"
        private static let invokes = ["python", "node"].flatMap { runtime in
            ["warm", "cold"].map { "invoke[runtime=\(runtime),mode=\($0)]" }
        }

        @Test func `shows results on standard output and progress on standard error`() async throws
        {
            try await withWorkspace { workspace in
                let run = try await workspace.run(Self.file, "--set", "samples=6", "--run-id", "q")
                run.expect(status: 0)
                for instance in Self.invokes { #expect(run.output.contains("\(instance) ")) }
                #expect(run.output.contains("95 % interval"))
                run.expect(says: "run q: quickstart, 13 instances")
                run.expect(says: "✓ collect")
                run.expect(says: "q succeeded: created 23, removed 23, already gone 0, left 0")
                #expect(!run.errors.contains("\u{1B}"))
                try checkSummary(in: workspace)
                try checkSamples(in: workspace)
                try await checkLater(in: workspace, table: run.output)
            }
        }

        private func checkSummary(in workspace: Workspace) throws {
            let summary = try workspace.summary(of: "q")
            #expect(summary["schema"] == .integer(1))
            #expect(summary["run"] == .text("q"))
            #expect(summary["state"] == .text("succeeded"))
            let results = try workspace.results(of: "q")
            #expect(Set(results.keys) == Set(Self.invokes))
            for result in results.values {
                #expect(result.keys.isSuperset(of: Self.keys))
                #expect(result["provider"] == .text("local"))
                #expect(result["packageBytes"] == .integer(1 << 20))
                #expect(result["n"] == .integer(6))
                #expect(result["p50CI"]?.elements.count == 2)
            }
            for runtime in ["python", "node"] {
                let warm = try median(of: runtime, "warm", in: results)
                let cold = try median(of: runtime, "cold", in: results)
                #expect(cold > warm)
            }
        }

        private func median(
            of runtime: String,
            _ mode: String,
            in results: [String: JSON]
        ) throws -> Int {
            let result = try #require(results["invoke[runtime=\(runtime),mode=\(mode)]"])
            return try #require(result["p50Ns"]?.integer)
        }

        /// What scripts may rely on.
        private static let keys: Set = [
            "instance", "provider", "function", "runtime", "package", "packageBytes", "mode", "n",
            "errors", "impure", "minNs", "p50Ns", "p50CI", "p90Ns", "p99Ns", "maxNs",
        ]

        private func checkSamples(in workspace: Workspace) throws {
            for instance in Self.invokes {
                let samples = try workspace.samples(of: instance, in: "q")
                let counted = SampleSelection(
                    samples,
                    mode: instance.contains("cold") ? .cold : .warm,
                    burst: 1
                )
                #expect(counted.pure == 6)
                #expect(counted.latencies.allSatisfy { $0 > 0 })
            }
        }

        private func checkLater(in workspace: Workspace, table: String) async throws {
            let page = "\(workspace.path)/.stellar/runs/q/report.html"
            #expect(workspace.text(of: ".stellar/runs/q/report.html").contains("<svg"))
            let report = try await workspace.run("report", "q")
            report.expect(status: 0)
            #expect(report.output == "q: succeeded\n\(table)\(page)\n")
            try await workspace.expectNothingLeft(of: "q")
            try await workspace.expectNothingLeft(of: "q")
        }

        @Test func `prints JSON lines and nothing else when asked to`() async throws {
            try await withWorkspace { workspace in
                let run = try await workspace.run(
                    Self.file,
                    "--json",
                    "--set",
                    "samples=2",
                    "--run-id",
                    "j"
                )
                run.expect(status: 0)
                let events = try run.events
                let first = try #require(events.first)
                #expect(run.output.hasPrefix(#"{"kind":"run-started","schema":1,"#))
                #expect(first["run"] == .text("j"))
                let announced = try #require(first["instances"]).elements
                #expect(announced.count == 13)
                let finished = events.filter { $0["kind"] == .text("instance-finished") }
                #expect(finished.count == announced.count)
                #expect(Set(finished.compactMap { $0["instance"] }) == Set(announced))
                let last = try #require(events.last)
                #expect(last["kind"] == .text("run-finished"))
                #expect(last["state"] == .text("succeeded"))
                #expect(last["left"] == .integer(0))
                #expect(events.compactMap { $0["seq"]?.integer } == Array(events.indices))
                #expect(workspace.text(of: ".stellar/runs/j/events.jsonl") == run.output)
            }
        }
    }
}
