import Statistics
import Testing

@Suite struct `Confidence ranks` {
    @Test(arguments: [
        (QuantileLevel.p50, 6), (.p90, 36), (.p95, 72), (.p99, 368),
        (QuantileLevel(perMille: 999), 3688), (.p25, 13), (.p75, 13),
    ])
    func `an interval exists from the published sample size on and not before`(
        level: QuantileLevel,
        first: Int
    ) {
        #expect(ConfidenceRanks(level: level, count: first - 1) == nil)
        #expect(ConfidenceRanks(level: level, count: first) != nil)
    }

    @Test(arguments: [(6, 1, 6), (21, 6, 16), (50, 18, 33), (100, 40, 61)])
    func `the ranks around a median are those of the tables`(count: Int, lower: Int, upper: Int) {
        let ranks = ConfidenceRanks(level: .p50, count: count)
        #expect(ranks?.lower == lower)
        #expect(ranks?.upper == upper)
    }

    @Test(arguments: [QuantileLevel.p25, .p50, .p75, .p90, .p95, .p99])
    func `the ranks equal those of a distribution summed by hand`(level: QuantileLevel) {
        var law = [1.0]
        for count in 1...420 {
            law = addingTrial(level.fraction, to: law)
            // Fewer than `lower`, and at least `upper`, values below the quantile are both rare.
            let lower = termsWithin(0.025, law)
            let upper = count + 1 - termsWithin(0.025, law.reversed())
            let ranks = ConfidenceRanks(level: level, count: count)
            if lower >= 1, upper <= count {
                #expect(ranks?.lower == lower && ranks?.upper == upper, "n = \(count)")
            } else {
                #expect(ranks == nil, "n = \(count)")
            }
        }
    }

    @Test func `a million values have narrow ranks around the median`() throws {
        let ranks = try #require(ConfidenceRanks(level: .p50, count: 1_000_000))
        // Half of 1.96 standard deviations of 500 on each side.
        #expect((499_019...499_021).contains(ranks.lower))
        #expect((500_980...500_982).contains(ranks.upper))
    }

    @Test func `no value has no interval`() {
        #expect(ConfidenceRanks(level: .p50, count: 0) == nil)
    }

    /// One more row of Pascal's triangle, weighted.
    private func addingTrial(_ probability: Double, to law: [Double]) -> [Double] {
        (0...law.count).map { successes in
            (successes < law.count ? law[successes] * (1 - probability) : 0)
                + (successes > 0 ? law[successes - 1] * probability : 0)
        }
    }

    /// How many of the first terms sum up to no more than `bound`.
    private func termsWithin(_ bound: Double, _ terms: [Double]) -> Int {
        var sum = 0.0
        return terms.prefix { term in
            sum += term
            return sum <= bound
        }.count
    }
}
