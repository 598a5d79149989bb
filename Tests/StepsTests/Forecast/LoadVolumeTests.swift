import LoadGenerator
import Testing
import Values

@testable import Steps

@Suite struct `The volume of a load` {
    /// The mean of what is really planned, over some seeds.
    private func planned(_ recipe: LoadRecipe) -> (requests: Int, seconds: Double) {
        let plans = (0..<40).map { seed in
            var recipe = recipe
            recipe.seed = UInt64(seed)
            return LoadPlan(recipe)
        }
        let mean = plans.reduce(0.0) { $0 + Double($1.last) } / Double(plans.count) / 1e9
        return (plans[0].requests.count, mean)
    }

    @Test(
        arguments: [
            LoadPacing.cold(floor: .seconds(2)),
            .literal(interval: .seconds(3), arrival: .constant),
            .literal(interval: .seconds(3), arrival: .exponential),
            .warm(interval: .seconds(1), arrival: .exponential, ceiling: .seconds(2)),
            .warm(interval: .seconds(1), arrival: .constant, ceiling: .milliseconds(500)),
        ],
        [1, 4, 100]
    )
    func `is that of the plans that are made of it`(pacing: LoadPacing, endpoints: Int) throws {
        for (bursts, warmsUp) in [([1], false), ([1, 10], false), ([1], true)] {
            var recipe = LoadRecipe(
                endpoints: endpoints,
                pacing: pacing,
                burstSizes: bursts,
                samples: 400,
                seed: 0
            )
            recipe.warmsUp = warmsUp
            let volume = LoadVolume(
                samples: 400,
                bursts: bursts,
                warmsUp: warmsUp,
                endpoints: endpoints
            )
            let (requests, seconds) = planned(recipe)
            #expect(volume.requests == requests)
            let foreseen = try #require(volume.duration(at: pacing))
            let difference = abs(Double(foreseen.nanoseconds) / 1e9 / seconds - 1)
            // With a few gaps at each of many functions, the latest of them is hard to foresee.
            let isSure = requests / endpoints > 50
            #expect(difference < (isSure ? 0.1 : 0.3), "\(foreseen) for \(seconds) s")
        }
    }

    @Test func `is not known while nobody knows how many functions there are`() {
        let cold = LoadVolume(samples: 10, bursts: [1], warmsUp: false, endpoints: nil)
        #expect(cold.requests == 10)
        #expect(cold.duration(at: .cold(floor: .seconds(1))) == nil)
        let warm = LoadVolume(samples: 10, bursts: [1, 5], warmsUp: true, endpoints: nil)
        #expect(warm.requests == nil)
    }

    @Test func `keeps the machine quiet only around bursts that are far apart`() throws {
        let volume = LoadVolume(samples: 10, bursts: [1], warmsUp: false, endpoints: 1)
        let dense = LoadPacing.literal(interval: .seconds(1), arrival: .constant)
        #expect(volume.quiet(at: dense) == volume.duration(at: dense))
        let sparse = LoadPacing.literal(interval: .seconds(600), arrival: .constant)
        #expect(volume.quiet(at: sparse) == .seconds(20))
    }
}
