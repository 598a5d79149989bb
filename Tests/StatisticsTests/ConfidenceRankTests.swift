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
        for count in 1...420 {
            let law = summedByHand(count, level.fraction)
            let lower = (1...count).last { law[..<$0].reduce(0, +) <= 0.025 }
            let upper = (1...count).first { law[$0...].reduce(0, +) <= 0.025 }
            let ranks = ConfidenceRanks(level: level, count: count)
            if let lower, let upper {
                #expect(ranks?.lower == lower, "n = \(count)")
                #expect(ranks?.upper == upper, "n = \(count)")
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

    /// Adds one trial after the other, as in Pascal's triangle.
    private func summedByHand(_ count: Int, _ probability: Double) -> [Double] {
        var law = [1.0]
        for _ in 0..<count {
            law = (0...law.count).map { successes in
                (successes < law.count ? law[successes] * (1 - probability) : 0)
                    + (successes > 0 ? law[successes - 1] * probability : 0)
            }
        }
        return law
    }
}
