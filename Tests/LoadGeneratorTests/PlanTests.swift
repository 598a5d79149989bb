import LoadGenerator
import Testing

@Suite struct `A plan` {
    private static let second = 1_000_000_000

    private func recipe(
        _ pacing: LoadPacing,
        endpoints: Int = 1,
        samples: Int = 10,
        seed: UInt64 = 1
    ) -> LoadRecipe {
        LoadRecipe(endpoints: endpoints, pacing: pacing, samples: samples, seed: seed)
    }

    /// The gaps between bursts to the same endpoint, all endpoints together.
    private func gaps(_ plan: LoadPlan) -> [Int] {
        Dictionary(grouping: plan.requests, by: \.endpoint).values.flatMap { requests in
            let offsets = requests.map(\.offset)
            return zip(offsets, offsets.dropFirst()).map { $1 - $0 }
        }
    }

    @Test func `constant gaps visit the endpoints in turn, spread over the interval`() {
        let pacing = LoadPacing.literal(interval: .seconds(10), arrival: .constant)
        let plan = LoadPlan(recipe(pacing, endpoints: 4, samples: 9))
        #expect(plan.requests.map(\.endpoint) == [0, 1, 2, 3, 0, 1, 2, 3, 0])
        #expect(plan.requests.map(\.offset) == (0..<9).map { $0 * 2_500_000_000 })
        #expect(plan.requests.map(\.id) == Array(0..<9))
    }

    @Test func `exponential gaps have the mean and the spread of their law`() {
        let pacing = LoadPacing.literal(interval: .seconds(1), arrival: .exponential)
        let gaps = gaps(LoadPlan(recipe(pacing, endpoints: 5, samples: 20_000)))
        let mean = Double(gaps.reduce(0, +)) / Double(gaps.count)
        // Four standard errors of an exponential mean.
        #expect(abs(mean / 1e9 - 1) < 4 / Double(gaps.count).squareRoot())
        let longer = Double(gaps.count { $0 > Self.second }) / Double(gaps.count)
        #expect(abs(longer - 0.367_9) < 0.015)
    }

    @Test func `half a second is not rounded to nothing`() {
        let pacing = LoadPacing.literal(interval: .milliseconds(500), arrival: .constant)
        #expect(Set(gaps(LoadPlan(recipe(pacing)))) == [500_000_000])
    }

    @Test func `cold gaps never fall below their floor and exceed it by a tenth`() {
        let plan = LoadPlan(recipe(.cold(floor: .seconds(10)), endpoints: 3, samples: 6000))
        let excess = gaps(plan).map { $0 - 10 * Self.second }
        #expect(excess.allSatisfy { $0 >= 0 })
        let mean = Double(excess.reduce(0, +)) / Double(excess.count)
        #expect(abs(mean / 1e9 - 1) < 0.06)
    }

    @Test func `warm gaps are cut at their ceiling`() {
        let pacing = LoadPacing.warm(
            interval: .seconds(2),
            arrival: .exponential,
            ceiling: .seconds(4)
        )
        let gaps = gaps(LoadPlan(recipe(pacing, endpoints: 2, samples: 4000)))
        #expect(gaps.max() == 4 * Self.second)
        #expect(gaps.contains { $0 < Self.second })
    }

    @Test func `a seed repeats its plan and another seed does not`() {
        let pacing = LoadPacing.cold(floor: .seconds(1))
        #expect(LoadPlan(recipe(pacing, seed: 7)) == LoadPlan(recipe(pacing, seed: 7)))
        #expect(LoadPlan(recipe(pacing, seed: 7)) != LoadPlan(recipe(pacing, seed: 8)))
    }

    @Test func `burst sizes cycle until each has its samples`() {
        var recipe = recipe(.literal(interval: .seconds(1), arrival: .constant), samples: 7)
        recipe.burstSizes = [1, 3]
        let plan = LoadPlan(recipe)
        let bursts = Dictionary(grouping: plan.requests, by: \.burst).sorted { $0.key < $1.key }
        #expect(bursts.map(\.value.count) == [1, 3, 1, 3, 1, 3, 1, 1, 1, 1])
        #expect(bursts.allSatisfy { _, requests in Set(requests.map(\.offset)).count == 1 })
        #expect(plan.requests.allSatisfy { $0.burstSize == bursts[$0.burst].value.count })
    }

    @Test func `a warm-up is the largest burst, once per endpoint, before all else there`() {
        let pacing = LoadPacing.literal(interval: .seconds(1), arrival: .constant)
        var recipe = recipe(pacing, endpoints: 2, samples: 4)
        recipe.burstSizes = [1, 2]
        recipe.warmsUp = true
        recipe.settling = .seconds(5)
        let plan = LoadPlan(recipe)
        for endpoint in 0..<2 {
            let requests = plan.requests.filter { $0.endpoint == endpoint }
            #expect(requests.prefix(2).allSatisfy { $0.isWarmUp && $0.burstSize == 2 })
            #expect(requests.dropFirst(2).allSatisfy { !$0.isWarmUp })
            #expect(requests[2].offset - requests[0].offset == 5 * Self.second)
        }
        #expect(plan.requests.count { !$0.isWarmUp } == 4 + 4)
    }

    @Test func `repeats go on counting where the first plan ended`() {
        let first = LoadPlan(recipe(.cold(floor: .seconds(1)), samples: 5))
        var repeats = recipe(.cold(floor: .seconds(1)), samples: 2, seed: 2)
        repeats.start = .nanoseconds(first.last) + .seconds(1)
        repeats.firstRequest = first.nextRequest
        repeats.firstBurst = first.nextBurst
        let second = LoadPlan(repeats)
        #expect(second.requests.map(\.id) == [5, 6])
        #expect(second.requests.map(\.burst) == [5, 6])
        #expect(second.first == first.last + Self.second)
    }

    @Test func `a plan is cut only where it is silent for long`() {
        let offsets = [0, 1, 2, 50, 51, 100].map { $0 * Self.second }
        let plan = LoadPlan(
            requests: offsets.enumerated().map {
                PlannedRequest(id: $0, offset: $1, burst: $0)
            }
        )
        let segments = plan.segments(separatedBy: .seconds(10))
        #expect(segments.map { $0.requests.map(\.id) } == [[0, 1, 2], [3, 4], [5]])
        #expect(segments.map(\.first) == [0, 50, 100].map { $0 * Self.second })
        #expect(LoadPlan(requests: []).segments(separatedBy: .seconds(1)).isEmpty)
    }
}
