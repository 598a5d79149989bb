import LoadGenerator
import Testing

@Suite struct `Interleaved plans` {
    private func part(
        _ arrival: ArrivalProcess = .exponential,
        first: Int,
        group: String = "a",
        seed: UInt64,
        samples: Int = 200,
        change: (inout LoadRecipe) -> Void = { _ in }
    ) -> LoadInterleaving.Part {
        var recipe = LoadRecipe(
            endpoints: 2,
            pacing: .literal(interval: .seconds(1), arrival: arrival),
            samples: samples,
            seed: seed
        )
        change(&recipe)
        return LoadInterleaving.Part(recipe: recipe, firstEndpoint: first, group: group)
    }

    private func plan(
        _ parts: [LoadInterleaving.Part],
        seed: UInt64 = 1,
        reshuffles: Bool = false
    ) -> LoadPlan {
        var interleaving = LoadInterleaving(parts: parts, seed: seed)
        interleaving.reshuffles = reshuffles
        return LoadPlan(interleaving)
    }

    /// Which part each request belongs to, two endpoints each.
    private func order(_ plan: LoadPlan) -> [Int] { plan.requests.map { $0.endpoint / 2 } }

    @Test func `a single one is what it is alone`() {
        let part = part(first: 0, seed: 4)
        #expect(plan([part]) == LoadPlan(part.recipe))
        var later = LoadInterleaving(parts: [part], seed: 1)
        (later.firstRequest, later.firstBurst) = (7, 5)
        #expect(LoadPlan(later).requests.first.map { [$0.id, $0.burst] } == [7, 5])
        let shifted = self.part(first: 2, seed: 4)
        #expect(
            plan([shifted]).requests.map(\.offset) == LoadPlan(part.recipe).requests.map(\.offset)
        )
        #expect(Set(plan([shifted]).requests.map(\.endpoint)) == [2, 3])
    }

    @Test func `each keeps its requests, numbered together in the order of time`() {
        let plan = plan([part(first: 0, seed: 1), part(first: 2, seed: 2), part(first: 4, seed: 3)])
        #expect(plan.requests.map(\.id) == Array(0..<600))
        #expect(plan.requests.map(\.burst) == Array(0..<600))
        for part in 0..<3 { #expect(order(plan).count { $0 == part } == 200) }
        let offsets = plan.requests.map(\.offset)
        #expect(offsets == offsets.sorted())
    }

    @Test(arguments: [true, false])
    func `drift hits all alike, in an order that is drawn`(reshuffles: Bool) {
        let arrival = reshuffles ? ArrivalProcess.constant : .exponential
        let parts = (0..<3).map { part(arrival, first: 2 * $0, seed: UInt64($0)) }
        let order = order(plan(parts, reshuffles: reshuffles))
        // In every stretch each has about its share.
        for begin in stride(from: 0, to: 600, by: 60) {
            for part in 0..<3 {
                #expect((8...32).contains(order[begin..<begin + 60].count { $0 == part }))
            }
        }
        // All six orders of three occur in rounds, none of them nearly always.
        let rounds = stride(from: 0, to: 600, by: 3).map { Array(order[$0..<$0 + 3]) }
        let counts = Dictionary(grouping: rounds) { $0 }.mapValues(\.count)
        for permutation in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            #expect((5...80).contains(counts[permutation] ?? 0), "\(permutation)")
        }
    }

    @Test func `the order follows from the seed`() {
        let parts = (0..<3).map { part(.constant, first: 2 * $0, seed: UInt64($0)) }
        #expect(plan(parts, seed: 5, reshuffles: true) == plan(parts, seed: 5, reshuffles: true))
        #expect(plan(parts, seed: 5, reshuffles: true) != plan(parts, seed: 6, reshuffles: true))
    }

    @Test func `constant gaps stay constant unless the order is drawn anew`() {
        let parts = (0..<3).map { part(.constant, first: 2 * $0, seed: UInt64($0)) }
        let offsets = plan(parts).requests.filter { $0.endpoint == 2 }.map(\.offset)
        #expect(Set(zip(offsets, offsets.dropFirst()).map { $1 - $0 }) == [1_000_000_000])
    }

    @Test func `of one provider never burst together, of others they may`() {
        let same = [
            part(.constant, first: 0, seed: 1) { $0.burstSizes = [10] },
            part(.exponential, first: 2, seed: 2) { $0.burstSizes = [10] },
            part(.exponential, first: 4, group: "b", seed: 3) { $0.burstSizes = [10] },
        ]
        let requests = plan(same).requests
        let shared = requests.filter { $0.endpoint < 4 }
        let starts = Dictionary(grouping: shared, by: \.burst).values
            .map { ($0[0].offset, $0[0].endpoint / 2) }.sorted { $0 < $1 }
        // Forty bursts in about ten seconds: a quarter of the mean time between them.
        for (before, after) in zip(starts, starts.dropFirst()) where before.1 != after.1 {
            #expect(after.0 - before.0 >= 50_000_000)
        }
        #expect(
            requests.allSatisfy { request in requests.count { $0.burst == request.burst } == 10 }
        )
    }

    @Test func `warm-ups come first`() {
        let parts = (0..<2).map { index in
            part(.constant, first: 2 * index, seed: 1, samples: 10) {
                $0.warmsUp = true
                $0.settling = .seconds(2)
            }
        }
        let requests = plan(parts, reshuffles: true).requests
        for endpoint in 0..<4 {
            let own = requests.filter { $0.endpoint == endpoint }
            #expect(own[0].isWarmUp && own.dropFirst().allSatisfy { !$0.isWarmUp })
            #expect(own[1].offset - own[0].offset >= 1_900_000_000)
        }
    }

    @Test func `of nothing is nothing`() {
        #expect(plan([]).requests.isEmpty)
    }
}
