import Statistics
import Testing

@Suite struct `Quantiles` {
    @Test func `a quantile is a value of the sample at the rank that R gives it`() throws {
        let sample = try #require(SortedSample([40, 10, 30, 20]))
        #expect(sample.quantile(.p25) == 10)
        #expect(sample.quantile(.p50) == 20)
        #expect(sample.quantile(.p75) == 30)
        #expect(sample.quantile(.p99) == 40)
    }

    @Test func `a rank that is exactly whole is not pushed up by rounding`() {
        // 0.07 * 100 is 7.000000000000001 in floating point.
        #expect(QuantileLevel(perMille: 70).rank(of: 100) == 7)
        for perMille in 1..<1000 {
            #expect(QuantileLevel(perMille: perMille).rank(of: 1000) == perMille)
        }
    }

    @Test func `a rank of a huge sample does not overflow`() {
        #expect(QuantileLevel.p50.rank(of: .max) == Int.max / 2 + 1)
    }

    @Test func `an interval encloses the quantile in values, not in ranks`() throws {
        let sample = try #require(SortedSample((1...50).map { $0 * 1000 }))
        #expect(sample.interval(.p50) == 18_000...33_000)
        #expect(sample.interval(.p95) == nil)
        #expect(!sample.estimate(.p95).isSupported)
        #expect(sample.estimate(.p95).value == 48_000)
    }

    @Test func `nothing has no quantile`() {
        #expect(SortedSample([]) == nil)
    }
}
