import Testing
import Values

@testable import LoadGenerator

@Suite struct `The rounds of a plan` {
    private var plan: LoadPlan {
        LoadPlan(
            LoadRecipe(
                endpoints: 3,
                pacing: .cold(floor: .seconds(3)),
                burstSizes: [1, 4],
                samples: 20,
                seed: 7
            )
        )
    }

    @Test func `have every request once, in order`() {
        let requests = plan.rounds().flatMap(\.requests)
        #expect(requests.map(\.id) == plan.requests.map(\.id))
        #expect(requests.map(\.burst) == plan.requests.map(\.burst))
    }

    @Test func `give no endpoint more than one burst, and begin at their first instant`() {
        let rounds = plan.rounds()
        #expect(rounds.count >= 9)
        for round in rounds {
            let bursts = Dictionary(grouping: round.requests, by: \.endpoint)
                .mapValues { Set($0.map(\.burst)).count }
            #expect(bursts.values.allSatisfy { $0 == 1 })
            #expect(round.first == 0)
        }
    }

    @Test func `keep the gaps within`() {
        var rest = plan.requests[...]
        for round in plan.rounds() {
            let own = rest.prefix(round.requests.count)
            rest = rest.dropFirst(own.count)
            let first = own.first?.offset ?? 0
            #expect(own.map { $0.offset - first } == round.requests.map(\.offset))
        }
        #expect(LoadPlan(requests: []).rounds().isEmpty)
    }
}
