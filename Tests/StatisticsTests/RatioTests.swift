import Testing

@testable import Statistics

@Suite struct `Ratios` {
    private func sample(
        _ count: Int,
        median: Double = 1e6,
        deviation: Double = 0.3,
        _ draws: inout Draws
    ) throws -> SortedSample {
        let values = (0..<count).map { _ in
            Int(draws.logNormal(median: median, deviation: deviation))
        }
        return try #require(SortedSample(values))
    }

    @Test func `of medians are the same for the same seed`() throws {
        var draws = Draws(seed: 1)
        let (first, second) = (try sample(50, &draws), try sample(60, &draws))
        var (one, other) = (Draws(seed: 9), Draws(seed: 9))
        let ratio = RatioEstimate.medians(of: first, to: second, using: &one)
        #expect(ratio == RatioEstimate.medians(of: first, to: second, using: &other))
        #expect(ratio?.interval?.contains(ratio?.value ?? 0) == true)
    }

    @Test func `have no interval where a median has none`() throws {
        var draws = Draws(seed: 1)
        let (few, many) = (try sample(5, &draws), try sample(60, &draws))
        let ratio = try #require(RatioEstimate.medians(of: few, to: many, using: &draws))
        #expect(ratio.interval == nil)
        #expect(ratio.value > 0)
    }

    @Test func `to nothing are none`() throws {
        var draws = Draws(seed: 1)
        let zeros = try #require(SortedSample(Array(repeating: 0, count: 10)))
        let some = try sample(10, &draws)
        #expect(RatioEstimate.medians(of: some, to: zeros, using: &draws) == nil)
        #expect(RatioEstimate.tailToMedian(of: zeros, using: &draws) == nil)
    }

    @Test(arguments: [(20, 20), (50, 50), (200, 40)])
    func `hold the true one about as often as they say`(first: Int, second: Int) throws {
        var draws = Draws(seed: 5)
        let trials = 400
        var held = 0
        for _ in 0..<trials {
            let ratio = RatioEstimate.medians(
                of: try sample(first, median: 1.1e6, &draws),
                to: try sample(second, &draws),
                resamples: 1000,
                using: &draws
            )
            held += ratio?.interval?.contains(1.1) == true ? 1 : 0
        }
        // 95 % less three standard errors of 400 trials, and what rounding to ranks adds.
        #expect(Double(held) / Double(trials) > 0.917, "\(held) of \(trials)")
    }

    @Test(arguments: [(30, 30), (100, 60)])
    func `of medians that are known only by intervals are about as sure`(
        first: Int,
        second: Int
    ) throws {
        var draws = Draws(seed: 6)
        let trials = 2000
        var held = 0
        for _ in 0..<trials {
            let ratio = RatioEstimate.medians(
                of: try sample(first, median: 1.1e6, &draws).estimate(.p50),
                to: try sample(second, &draws).estimate(.p50)
            )
            held += ratio?.interval?.contains(1.1) == true ? 1 : 0
        }
        #expect((0.935...0.99).contains(Double(held) / Double(trials)), "\(held) of \(trials)")
    }

    @Test func `of the tail to the median tell how sure they are`() throws {
        var draws = Draws(seed: 7)
        // The true ratio is exp(0.3 · 2.326).
        let truth = 2.0095
        var held = 0
        for _ in 0..<40 {
            let ratio = RatioEstimate.tailToMedian(of: try sample(1000, &draws), using: &draws)
            held += ratio?.interval?.contains(truth) == true ? 1 : 0
        }
        #expect(held >= 33, "\(held)")
        let few = try sample(367, &draws)
        #expect(RatioEstimate.tailToMedian(of: few, using: &draws)?.interval == nil)
    }
}

@Suite struct `The law of resamples` {
    @Test func `draws gamma values with their mean and variance`() {
        var draws = Draws(seed: 3)
        for shape in [1, 2, 17, 1000] {
            let law = GammaLaw(shape: shape)
            let values = (0..<20_000).map { _ in law.draw(using: &draws) }
            let mean = values.reduce(0, +) / 20_000
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
            let size = Double(shape)
            #expect(abs(mean - size) < 5 * (size / 20_000).squareRoot())
            #expect(abs(variance / size - 1) < 0.12)
        }
    }

    /// The slow way: really drawing values with replacement.
    @Test func `is that of drawing with replacement`() throws {
        var draws = Draws(seed: 8)
        let sample = try #require(SortedSample(1...40))
        let resampling = Resampling(sample, at: [.p50, .p90])
        var quick = (0..<20_000).map { _ in resampling.draw(using: &draws) }
        var slow = (0..<20_000).map { _ in
            let drawn = (0..<40).map { _ in Int.random(in: 1...40, using: &draws) }.sorted()
            return [drawn[19], drawn[35]]
        }
        for column in 0..<2 {
            quick.sort { $0[column] < $1[column] }
            slow.sort { $0[column] < $1[column] }
            for part in [500, 2000, 10_000, 18_000, 19_500] {
                #expect(abs(quick[part][column] - slow[part][column]) <= 1)
            }
        }
        let together = quick.allSatisfy { $0[0] <= $0[1] }
        #expect(together)
    }
}

@Suite struct `Comparing medians` {
    private func finding(
        _ value: Double,
        _ interval: ClosedRange<Double>?,
        count: Int = 100
    ) -> MedianComparison.Finding {
        let ratio = RatioEstimate(value: value, interval: interval)
        return MedianComparison(ratio: ratio, margin: 0.05, count: count).finding
    }

    @Test func `finds differences, sameness, or neither`() {
        #expect(finding(1.12, 1.08...1.17) == .different)
        #expect(finding(0.9, 0.85...0.97) == .different)
        #expect(finding(1.01, 0.98...1.04) == .equivalent)
        // A difference that is proven to be too small to matter.
        #expect(finding(1.02, 1.01...1.04) == .equivalent)
        #expect(finding(0.97, 0.953...0.99) == .equivalent)
        #expect(finding(1.06, 1.01...1.11) == .different)
    }

    @Test func `says how many more samples would decide`() {
        // Half a width of 0.10 where 0.049 is wanted.
        #expect(finding(1, 0.905...1.105) == .unclear(319))
        // An effect of 8 % shows with little more.
        #expect(finding(1.08, 0.99...1.18) == .unclear(31))
        #expect(finding(1.08, nil, count: 4) == .unclear(26))
    }

    @Test func `finds differences where there are none about once in twenty times`() throws {
        var draws = Draws(seed: 12)
        var falsely = 0
        var trials = 0
        for _ in 0..<5 {
            let values = (0..<120).map { _ in Int(draws.logNormal(median: 1e6, deviation: 0.5)) }
            let test = try #require(SplitTest(values, trials: 60, margin: 0.05, using: &draws))
            falsely += test.different
            trials += test.trials
        }
        #expect(trials == 300)
        #expect((1...30).contains(falsely), "\(falsely)")
    }

    @Test func `cannot be tried on fewer values than two medians need`() {
        var draws = Draws(seed: 12)
        #expect(SplitTest(Array(1...11), trials: 5, margin: 0.05, using: &draws) == nil)
        #expect(SplitTest(Array(1...12), trials: 5, margin: 0.05, using: &draws) != nil)
    }
}
