import LoadGenerator
import Testing
import Values

@Suite struct `Arrivals` {
    /// The instants of bursts, in seconds.
    private func instants(
        _ arrival: ArrivalProcess,
        every interval: Duration = .seconds(1),
        endpoints: Int = 1,
        samples: Int = 20_000,
        change: (inout LoadRecipe) -> Void = { _ in }
    ) -> [Double] {
        var recipe = LoadRecipe(
            endpoints: endpoints,
            pacing: .literal(interval: interval, arrival: arrival),
            samples: samples,
            seed: 3
        )
        change(&recipe)
        return LoadPlan(recipe).requests.map { Double($0.offset) / 1e9 }
    }

    private func gaps(_ instants: [Double]) -> [Double] {
        zip(instants, instants.dropFirst()).map { $1 - $0 }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test func `of a Poisson process are counted as its law says`() {
        let instants = instants(.poisson, endpoints: 4, samples: 40_000)
        // Four endpoints, one burst a second at each: counts in seconds have mean and variance 4.
        let last = 8000
        var counts = Array(repeating: 0.0, count: last)
        for instant in instants where instant < Double(last) { counts[Int(instant)] += 1 }
        let mean = mean(counts)
        let variance = self.mean(counts.map { ($0 - mean) * ($0 - mean) })
        #expect(abs(mean - 4) < 0.1)
        #expect(abs(variance / mean - 1) < 0.07)
        #expect(counts[0] < 20)
    }

    @Test func `of a Poisson process do not begin at once, those of exponential gaps do`() {
        #expect(instants(.poisson, samples: 1) != [0])
        #expect(instants(.exponential, samples: 1) == [0])
    }

    @Test(arguments: [(3.0, 4.0986), (10.0, 12.3026), (1.0, 1.0), (0.5, 0.1437)])
    func `of STeLLAR have its mean and never come sooner than its interval`(
        interval: Double,
        mean: Double
    ) {
        let gaps = gaps(instants(.stellar, every: .seconds(interval)))
        // Truncated to milliseconds, which takes half of one on average.
        #expect(abs(self.mean(gaps) + 0.0005 - mean) < 0.03 * mean + 0.0005)
        #expect(gaps.min() ?? 0 > (interval < 1 ? -1 : interval - 0.001))
        if interval < 1 { #expect(gaps.max() ?? 1 <= interval) }
        #expect(gaps.allSatisfy { abs($0 * 1000 - ($0 * 1000).rounded()) < 1e-3 })
    }

    @Test func `of STeLLAR have its spread`() {
        let gaps = gaps(instants(.stellar, every: .seconds(10))).sorted()
        // The law's p99 is 10 + ln 100 · ln 10.
        #expect(abs(gaps[gaps.count * 99 / 100] - 20.6) < 0.5)
    }

    @Test func `step up in equal stretches of time and keep the mean`() {
        let instants = instants(.step, samples: 301)
        #expect(abs((instants.last ?? 0) - 300) < 1e-6)
        let counts = (0..<5).map { stretch in
            instants.count { Int($0 / 60.000_001) == stretch }
        }
        #expect(zip(counts, [20, 40, 60, 80, 100]).allSatisfy { abs($0 - $1) <= 1 })
    }

    @Test func `step up as often as asked for`() {
        let instants = instants(.step, samples: 301) { $0.rateSteps = 1 }
        #expect(gaps(instants).allSatisfy { abs($0 - 1) < 1e-6 })
    }

    @Test(arguments: ArrivalProcess.allCases.filter { $0 != .trace })
    func `have the mean and the deviation that are foretold, cut or not`(arrival: ArrivalProcess) {
        for interval in [0.3, 2.0] {
            for ceiling in [0.2, 2.5, 50] {
                let pacing = LoadPacing.warm(
                    interval: .seconds(interval),
                    arrival: arrival,
                    ceiling: .seconds(ceiling)
                )
                var generator = SeededGenerator(seed: 11)
                let gaps = (0..<40_000).map { _ in Double(pacing.gap(using: &generator)) }
                let mean = mean(gaps)
                let deviation = self.mean(gaps.map { ($0 - mean) * ($0 - mean) }).squareRoot()
                let tolerance = 0.02 * pacing.meanGap + 6e5
                #expect(abs(mean - pacing.meanGap) < tolerance)
                #expect(abs(deviation - pacing.gapDeviation) < 2 * tolerance)
            }
        }
    }
}

@Suite struct `A plan with an end` {
    private func plan(_ arrival: ArrivalProcess, _ change: (inout LoadRecipe) -> Void) -> LoadPlan {
        var recipe = LoadRecipe(
            endpoints: 3,
            pacing: .literal(interval: .seconds(1), arrival: arrival),
            samples: LoadRecipe.mostSamples,
            seed: 5
        )
        change(&recipe)
        return LoadPlan(recipe)
    }

    @Test(arguments: ArrivalProcess.allCases)
    func `sends nothing after its time, counted from the first burst`(arrival: ArrivalProcess) {
        let plan = plan(arrival) { $0.duration = .seconds(60) }
        let counted = plan.requests.filter { !$0.isWarmUp }.map(\.offset)
        #expect((counted.last ?? 0) - (counted.first ?? 0) <= 60_000_000_000)
        let most = arrival == .stellar ? 183 : 183 + 60
        #expect((120...most).contains(counted.count), "\(counted.count)")
    }

    @Test func `steps up within its time`() {
        let plan = plan(.step) {
            $0.duration = .seconds(60)
            $0.endpoints = 1
        }
        let late = plan.requests.count { $0.offset > 48_000_000_000 }
        #expect((19...21).contains(late))
    }

    @Test func `does not count the warm-up into its time`() {
        let plan = plan(.constant) {
            $0.duration = .seconds(1)
            $0.warmsUp = true
            $0.settling = .seconds(30)
        }
        #expect(plan.requests.count(where: \.isWarmUp) == 3)
        #expect(plan.requests.count { !$0.isWarmUp } >= 3)
    }

    @Test func `ends with its samples when those come sooner`() {
        let plan = plan(.constant) {
            $0.duration = .seconds(60)
            $0.samples = 5
        }
        #expect(plan.requests.count == 5)
    }
}

@Suite struct `A trace` {
    @Test func `is read in seconds and in units, with remarks`() throws {
        let text = "# recorded on Monday\n0\n0.25\n\n  250ms # the same\n1s\r\n2.5\n"
        let trace = try LoadTrace(text: text)
        #expect(trace.offsets == [0, 250, 250, 1000, 2500].map { $0 * 1_000_000 })
        #expect(trace.meanGap == 625_000_000)
    }

    @Test(arguments: [
        ("", "it holds no instant"),
        ("0\n1,5\n", "line 2: '1,5' is no instant such as 0.25 or 250ms"),
        ("1\n0.5", "line 2: instants must not go back"),
        ("-1", "line 1: '-1' is no instant such as 0.25 or 250ms"),
    ])
    func `that is none is refused with its line`(text: String, message: String) {
        let problem = #expect(throws: LoadTraceProblem.self) { try LoadTrace(text: text) }
        #expect(problem?.message == message)
    }

    @Test func `is replayed at its instants, to the endpoints in turn`() {
        var recipe = LoadRecipe(
            endpoints: 2,
            pacing: .literal(interval: .seconds(1), arrival: .trace),
            samples: LoadRecipe.mostSamples,
            seed: 1
        )
        recipe.trace = LoadTrace(offsets: [5, 7, 8, 100])
        let plan = LoadPlan(recipe)
        #expect(plan.requests.map(\.offset) == [5, 7, 8, 100])
        #expect(plan.requests.map(\.endpoint) == [0, 1, 0, 1])
    }

    @Test func `waits for the warm-up`() {
        var recipe = LoadRecipe(
            endpoints: 2,
            pacing: .literal(interval: .zero, arrival: .trace),
            samples: 2,
            seed: 1
        )
        recipe.trace = LoadTrace(offsets: [0, 10, 20])
        recipe.warmsUp = true
        recipe.settling = .seconds(1)
        let counted = LoadPlan(recipe).requests.filter { !$0.isWarmUp }
        #expect(counted.map(\.offset) == [1_000_000_000, 1_000_000_010])
    }
}
