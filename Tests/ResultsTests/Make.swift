import Foundation

@testable import Results

/// Builds what tests are about, with as few words as they need.
enum Make {
    /// An answered request: intended at a round instant, sent 10 ns late.
    static func sample(
        _ id: Int = 0,
        latency: Int? = 1_000_000,
        size: Int = 1,
        phase: Phase = .measured,
        verdict: Verdict = .cold,
        error: String? = nil
    ) -> Sample {
        let intended = id * 1_000_000_000
        let sent = intended + 10
        let times = Sample.Times(
            intended: intended,
            sent: sent,
            resolve: 3,
            connect: 5,
            secure: 4,
            firstByte: latency.map { sent + $0 },
            lastByte: latency.map { sent + $0 + 7 }
        )
        var sample = Sample(
            id: id,
            endpoint: 0,
            burst: id / size,
            size: size,
            phase: phase,
            times: times
        )
        sample.status = latency == nil ? nil : 200
        sample.error = error
        sample.bytes = latency == nil ? nil : 42
        sample.reused = false
        sample.verdict = verdict
        return sample
    }

    static func samples(_ count: Int, size: Int = 1, verdict: Verdict = .cold) -> [Sample] {
        (0..<count).map { sample($0, latency: ($0 + 1) * 1000, size: size, verdict: verdict) }
    }

    static func identity(
        _ instance: String = "invoke[mode=cold]",
        mode: Mode = .cold
    ) -> ResultIdentity {
        ResultIdentity(
            instance: instance,
            provider: "local",
            function: "hello",
            runtime: "python",
            package: "zip",
            packageBytes: 52_428_800,
            mode: mode
        )
    }

    static func results(
        _ samples: [Sample],
        bursts: [Int] = [1],
        wanted: Int? = nil,
        identity: ResultIdentity = identity()
    ) -> [ResultSummary] {
        ResultSummary.results(
            in: SampleLedger(samples, of: [identity]),
            identity: identity,
            bursts: bursts,
            goal: wanted.map(SampleGoal.count) ?? .open,
            seed: 7
        )
    }

    /// Hands `body` a path that is removed afterwards.
    static func withPath(_ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "results-\(UUID())")
        defer { try? FileManager.default.removeItem(at: url) }  // best effort at a test's end
        try body(url.path)
    }
}
