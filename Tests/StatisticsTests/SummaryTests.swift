import Statistics
import Testing

@Suite struct `Summaries` {
    @Test func `a summary tells the usual numbers`() throws {
        let summary = try #require(LatencySummary(of: [2, 4, 4, 4, 5, 5, 7, 9]))
        #expect(summary.count == 8)
        #expect(summary.mean == 5)
        let deviation = try #require(summary.standardDeviation)
        #expect(abs(deviation - 2.138_089_935) < 1e-8)
        #expect(summary.minimum == 2)
        #expect(summary.p50 == SortedSample([2, 4, 4, 4, 5, 5, 7, 9])?.estimate(.p50))
        #expect(summary.p50.value == 4)
        #expect(summary.p50.interval == 2...9)
        #expect(summary.p90.interval == nil)
        #expect(summary.maximum == 9)
    }

    @Test func `an empty sample has no summary rather than one of zeros`() {
        #expect(LatencySummary(of: []) == nil)
    }

    @Test func `a single value has no standard deviation`() throws {
        let summary = try #require(LatencySummary(of: [7]))
        #expect(summary.standardDeviation == nil)
        #expect(summary.mean == 7)
        #expect(summary.p99.value == 7)
    }

    @Test func `equal values far from zero deviate by nothing`() throws {
        let summary = try #require(LatencySummary(of: Array(repeating: 1 << 52, count: 1001)))
        #expect(summary.standardDeviation == 0)
        #expect(summary.mean == Double(1 << 52))
    }
}

@Suite struct `Empirical distributions` {
    @Test func `equal values make one step`() throws {
        let curve = try EmpiricalDistribution(#require(SortedSample([3, 1, 3, 2])))
        #expect(curve.steps.map(\.value) == [1, 2, 3])
        #expect(curve.steps.map(\.cumulative) == [1, 2, 4])
        #expect(curve.count == 4)
    }

    @Test func `thinning keeps both ends and moves no point`() throws {
        let sample = try #require(SortedSample((1...1000).map { $0 * $0 }))
        let curve = EmpiricalDistribution(sample, atMost: 64)
        #expect(curve.steps.count == 64)
        #expect(curve.steps.first?.value == 1)
        #expect(curve.steps.last?.value == 1_000_000)
        #expect(curve.steps.last?.cumulative == 1000)
        #expect(curve.steps.allSatisfy { $0.value == $0.cumulative * $0.cumulative })
    }
}
