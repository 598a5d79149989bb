@testable import Results

/// Builds what tests are about, with as few words as they need.
enum Make {
    static func sample(_ id: Int, latency: Int?, verdict: Verdict = .cold) -> Sample {
        let times = Sample.Times(intended: 0, sent: 10, firstByte: latency.map { $0 + 10 })
        var sample = Sample(id: id, endpoint: 0, burst: id, size: 1, phase: .measured, times: times)
        sample.status = latency == nil ? nil : 200
        sample.verdict = verdict
        return sample
    }

    static func samples(_ latencies: some Sequence<Int>) -> [Sample] {
        latencies.enumerated().map { sample($0.offset, latency: $0.element) }
    }

    static func result(_ instance: String, _ samples: [Sample] = []) -> ResultSummary {
        let identity = ResultIdentity(
            instance: instance,
            provider: "local",
            function: "hello",
            runtime: "python",
            package: "zip",
            packageBytes: 1 << 20,
            mode: .cold
        )
        return ResultSummary.results(
            in: SampleLedger(samples, of: [identity]),
            identity: identity,
            bursts: [1],
            goal: .open,
            seed: 1
        )[0]
    }

    static func summary(
        pipeline: String = "quickstart",
        state: String = "succeeded",
        failed: [RunSummary.Failure] = [],
        left: Int = 0,
        results: [ResultSummary] = []
    ) -> RunSummary {
        RunSummary(
            run: "r1",
            pipeline: pipeline,
            state: state,
            seed: 4711,
            failed: failed,
            left: left,
            results: results
        )
    }
}
