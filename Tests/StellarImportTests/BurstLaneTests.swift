import Pipeline
import Testing

@testable import StellarImport

@Suite struct `Bursts of a sub-experiment` {
    private func lanes(
        _ bursts: Int,
        of sizes: [Int],
        times: [String] = ["0ms"],
        endpoints: Int = 1
    ) -> [BurstLane] {
        let nowhere = SourceSpan(SourceText(file: "e.json", text: ""), 0..<0)
        var part = SubExperiment(places: FieldPlaces(of: nowhere))
        part.bursts = bursts
        part.burstSizes = sizes
        part.desiredServiceTimes = times
        part.parallelism = endpoints
        return BurstLane.lanes(of: part)
    }

    private func lane(_ sizes: [Int], _ samples: Int, _ time: Int = 0) -> BurstLane {
        BurstLane(sizes: sizes, samples: samples, serviceTime: time)
    }

    @Test func `of one size are one load`() {
        #expect(lanes(500, of: [300], endpoints: 7) == [lane([300], 150_000)])
    }

    @Test func `cycle through sizes, one for each round over the endpoints`() {
        // Rounds of two endpoints: 2 2, 3 3, 2.
        #expect(lanes(5, of: [2, 3], endpoints: 2) == [lane([2, 3], 6)])
        #expect(lanes(3, of: [2, 3]) == [lane([2], 4), lane([3], 3)])
        #expect(lanes(4, of: [1, 1, 5]) == [lane([1], 3), lane([5], 5)])
    }

    @Test func `go on to the next service time with each round, and stay at the last`() {
        #expect(
            lanes(6, of: [4], times: ["0ms", "100ms"], endpoints: 2)
                == [lane([4], 8), lane([4], 16, 100_000_000)]
        )
    }

    @Test func `are counted for people`() {
        #expect(lane([2, 3], 6).countText == "5 bursts of 2 and 3")
        #expect(lane([7], 7).countText == "1 burst of 7")
    }
}
