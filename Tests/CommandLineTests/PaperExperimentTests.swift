import Results
import Testing

extension Measuring {
    @Suite struct `The experiments of STeLLAR's paper` {
        @Test func `bursts meet as many instances as they have requests, warm and cold`()
            async throws
        {
            try await withWorkspace { workspace in
                let run = try await workspace.run(
                    "pipelines/families/burst.yml",
                    "--set",
                    "bursts=1,3",
                    "--set",
                    "samples=6",
                    "--run-id",
                    "b"
                )
                run.expect(status: 0)
                #expect(try workspace.results(of: "b").count == 4)
                for mode in ["warm", "cold"] {
                    let instance = "invoke[provider=local,mode=\(mode),burst=3]"
                    let result = try #require(workspace.results(of: "b")[instance])
                    #expect(result["n"] == .integer(6) && result["burst"] == .integer(3))
                    let samples = try workspace.samples(of: instance, in: "b")
                        .filter { $0.phase == .measured }
                    for burst in Set(samples.map(\.burst)) {
                        let together = samples.filter { $0.burst == burst }
                        #expect(Set(together.map(\.times.intended)).count == 1)
                    }
                }
                try await workspace.expectNothingLeft(of: "b")
            }
        }

        @Test func `a function spins for the time that is asked, by its own clock`() async throws {
            try await withWorkspace { workspace in
                let run = try await workspace.run(
                    "pipelines/families/service-time.yml",
                    "--set",
                    "times=1ms,60ms",
                    "--set",
                    "bursts=1",
                    "--set",
                    "samples=4",
                    "--run-id",
                    "s"
                )
                run.expect(status: 0)
                let results = try workspace.results(of: "s")
                #expect(results.count == 4)
                for mode in ["warm", "cold"] {
                    let instance = "invoke[provider=local,mode=\(mode),time=60ms,burst=1]"
                    #expect(results[instance]?["serviceTimeNs"] == .integer(60_000_000))
                    for sample in try workspace.samples(of: instance, in: "s")
                    where sample.isSuccess && sample.phase != .warmUp {
                        let function = sample.function
                        let received = try #require(function.received)
                        let answered = try #require(function.answered)
                        #expect(answered - received >= 60_000_000)
                        #expect(try #require(sample.latency) >= answered - received)
                    }
                }
                try await workspace.expectNothingLeft(of: "s")
            }
        }

        @Test(arguments: ["warm", "cold"])
        func `a payload is really passed on, and every hop is timed`(mode: String) async throws {
            try await withWorkspace { workspace in
                let run = try await workspace.run(
                    "pipelines/families/data-transfer.yml",
                    "--set",
                    "runtimes=python,node",
                    "--set",
                    "modes=\(mode)",
                    "--set",
                    "payloads=1KiB,1MiB",
                    "--set",
                    "length=3",
                    "--set",
                    "samples=3",
                    "--run-id",
                    "t"
                )
                run.expect(status: 0)
                let results = try workspace.results(of: "t")
                #expect(results.count == 8)
                for (instance, result) in results {
                    let bytes = instance.contains("1MiB") ? 1 << 20 : 1 << 10
                    #expect(result["payloadBytes"] == .integer(bytes))
                    #expect(result["chain"] == .integer(3))
                    #expect(result["transfers"]?.elements.count == 2)
                    try check(
                        workspace.samples(of: instance, in: "t"),
                        bytes: bytes,
                        verdict: mode == "cold" ? .cold : .warm
                    )
                    #expect(run.output.contains("\(instance) hop 2"))
                }
                try await workspace.expectNothingLeft(of: "t")
            }
        }

        @Test func `a function that does not do what it is asked has failed, and is told so`()
            async throws
        {
            try await withWorkspace { workspace in
                try workspace.write(
                    function: "deaf",
                    python: """
                        count = 0
                        def handler(event, context):
                            global count
                            count += 1
                            return {"instance": "i", "ordinal": count, "payloadBytes": 7}
                        """
                )
                try workspace.write(Self.deaf, to: "pipelines/deaf.yml")
                let run = try await workspace.run("pipelines/deaf.yml", "--run-id", "d")
                run.expect(status: 1)
                run.expect(says: "failed with 'payload'")
                let samples = try workspace.samples(of: "invoke", in: "d")
                #expect(samples.allSatisfy { $0.status == 200 && $0.error == "payload" })
                #expect(samples.allSatisfy { $0.payload == 7 && !$0.isSuccess })
            }
        }

        private static let deaf = """
            pipeline: deaf
            steps:
              build: { uses: build, with: { function: deaf, runtime: python } }
              deploy:
                uses: deploy
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
              invoke:
                uses: invoke
                with:
                  endpoints: ${{ steps.deploy.endpoints }}
                  mode: warm
                  samples: 2
                  calibration: 100ms
                  payload: 1KiB
            """

        @Test func `the clocks of two machines are not compared, and that is told`() async throws {
            try await withWorkspace { workspace in
                try workspace.write(
                    workspace.text(of: "functions/chain/python/handler.py")
                        .replacing("CLOCK = clock()", with: "CLOCK = INSTANCE"),
                    to: "functions/far/python/handler.py"
                )
                let text = Self.deaf.replacing("deaf", with: "far").replacing(
                    #"{ provider: local, artifact: "${{ steps.build.artifact }}" }"#,
                    with:
                        #"{ provider: local, artifact: "${{ steps.build.artifact }}", chain: {} }"#
                )
                try workspace.write(text, to: "pipelines/far.yml")
                let run = try await workspace.run("pipelines/far.yml", "--run-id", "f")
                run.expect(status: 0)
                run.expect(says: "the transfer times of 2 of 2 samples are not known")
                let result = try #require(workspace.results(of: "f")["invoke"])
                #expect(result["n"] == .integer(2) && result["transfers"] == .list([]))
            }
        }

        private func check(_ samples: [Sample], bytes: Int, verdict: Verdict) throws {
            let pure = samples.filter { $0.phase.isCounted && $0.verdict == verdict }
            #expect(pure.count == 3)
            for sample in pure {
                #expect(sample.payload == bytes && sample.hops.count == 2)
                #expect(sample.hops.allSatisfy { ($0.ordinal == 1) == (verdict == .cold) })
                let transfers = sample.hops.compactMap(\.transfer)
                #expect(transfers.count == 2 && transfers.allSatisfy { $0 > 0 })
                // All of it on the one clock of this machine, the client's included.
                let sent = try #require(sample.times.sent)
                let passed = try #require(sample.hops[0].passed)
                let held = try #require(sample.hops[1].held)
                #expect(sent < passed && held < (sample.times.firstByte ?? 0))
            }
        }
    }
}
