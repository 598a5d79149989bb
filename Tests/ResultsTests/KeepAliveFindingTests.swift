import Testing

@testable import Results

@Suite struct `What probes of idle instances show` {
    /// A request to a function and its answer, which takes 10 ns.
    private func sample(
        _ id: Int,
        sent: Int,
        _ verdict: Verdict,
        _ instance: String,
        endpoint: Int = 0,
        attempt: Int = 1
    ) -> Sample {
        var sample = Sample(
            id: id,
            attempt: attempt,
            endpoint: endpoint,
            burst: id,
            size: 1,
            phase: id == 0 ? .warmUp : .measured,
            times: .init(intended: sent, sent: sent, firstByte: sent + 9, lastByte: sent + 10)
        )
        sample.status = 200
        sample.verdict = verdict
        sample.function.instance = instance
        return sample
    }

    @Test func `is counted from the end of one answer to the next request`() {
        let finding = KeepAliveFinding([
            sample(0, sent: 0, .cold, "a"),
            sample(1, sent: 110, .warm, "a"),
            sample(2, sent: 320, .cold, "b"),
            sample(3, sent: 480, .warm, "b"),
        ])
        #expect(finding.longestWarmNs == 150)
        #expect(finding.shortestReclaimedNs == 200)
        #expect(finding.stayed == 2 && finding.reclaimed == 1)
        #expect(finding.shortfall == nil)
    }

    @Test func `knows functions and attempts apart`() {
        let finding = KeepAliveFinding([
            sample(0, sent: 0, .cold, "a"),
            sample(1, sent: 50, .cold, "b", endpoint: 1),
            sample(2, sent: 9000, .warm, "a", attempt: 2),
            sample(3, sent: 9100, .unknown, "a", attempt: 2),
            sample(4, sent: 9200, .warm, "c", attempt: 2),
        ])
        #expect(finding.stayed == 0 && finding.reclaimed == 0)
        #expect(finding.shortfall == "no probe was answered twice")
    }

    @Test func `says on which side nothing was found`() {
        let warm = KeepAliveFinding([
            sample(0, sent: 0, .cold, "a"), sample(1, sent: 2_000_010, .warm, "a"),
        ])
        #expect(warm.shortfall == "still there after 2.00 ms")
        let cold = KeepAliveFinding([
            sample(0, sent: 0, .cold, "a"), sample(1, sent: 2_000_010, .cold, "b"),
        ])
        #expect(cold.shortfall == "reclaimed after 2.00 ms already")
    }

    @Test func `is the verdict of a search, in which warm and cold are both meant`() throws {
        let samples = [
            sample(0, sent: 0, .cold, "a"), sample(1, sent: 110, .warm, "a"),
            sample(2, sent: 320, .cold, "b"),
        ]
        let result = try #require(
            ResultSummary.results(
                in: SampleLedger(samples, of: [Make.identity()]),
                identity: Make.identity(),
                bursts: [1],
                goal: .reclaimTime,
                seed: 1
            ).first
        )
        #expect(result.verdict == "valid")
        #expect(result.keepAlive?.longestWarmNs == 100)
        #expect(result.impure == 0.5)
    }
}
