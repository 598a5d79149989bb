import Statistics
import Testing

@Suite struct `Sequential stopping` {
    private let rule = SequentialStopping(halfWidth: 0.05, least: 30, most: 1000)

    @Test func `takes the least number of samples, however equal they are`() {
        #expect(rule.decision(after: nil) == .lookAt(30))
        let few = SortedSample(Array(repeating: 100, count: 29))
        #expect(rule.decision(after: few) == .lookAt(30))
        let enough = SortedSample(Array(repeating: 100, count: 30))
        #expect(rule.decision(after: enough) == .reached)
    }

    @Test func `looks again where the width would be met, within bounds`() throws {
        // Ranks 10 and 21 of 30 values enclose the median: half a width of 110, 10.7 % of 1030.
        let wide = try #require(SortedSample((0..<30).map { 740 + 20 * $0 }))
        let width = try #require(wide.relativeHalfWidth)
        #expect(abs(width - 110.0 / 1020) < 1e-9)
        #expect(rule.decision(after: wide) == .lookAt(60))
        let nearly = try #require(SortedSample((0..<30).map { 1000 + 10 * $0 }))
        #expect(nearly.relativeHalfWidth ?? 0 < 0.05)
        let close = SequentialStopping(halfWidth: 0.045, least: 30, most: 1000)
        #expect(close.decision(after: nearly) == .lookAt(38))
    }

    @Test func `ends at the most`() {
        let bounded = SequentialStopping(halfWidth: 0.001, least: 10, most: 30)
        #expect(bounded.decision(after: SortedSample((1...30).map { $0 })) == .exhausted)
        #expect(bounded.decision(after: SortedSample((1...29).map { $0 })) == .lookAt(30))
        let tiny = SequentialStopping(halfWidth: 0.1, least: 3, most: 4)
        #expect(tiny.decision(after: SortedSample([1, 1, 1, 1])) == .exhausted)
    }

    @Test func `says nothing of a median that is not above zero`() {
        #expect(rule.decision(after: SortedSample(Array(repeating: 0, count: 1000))) == .exhausted)
    }

    /// Looking often would make the interval hold the truth less often than it says.
    @Test func `leaves the interval about as true as it says`() {
        var noise = Draws(seed: 4)
        let rule = SequentialStopping(halfWidth: 0.08, least: 30, most: 2000)
        let truth = 1000.0
        let outcomes = (0..<1500).map { _ in outcome(rule, truth, &noise) }
        let holds = outcomes.count { $0.holds }
        let share = Double(holds) / Double(outcomes.count)
        #expect((0.92...0.99).contains(share), "\(share)")
        #expect(outcomes.allSatisfy { $0.width <= 0.08 })
        let mean = outcomes.reduce(0) { $0 + $1.count } / outcomes.count
        #expect((100...400).contains(mean), "\(mean)")
    }

    private func outcome(
        _ rule: SequentialStopping,
        _ truth: Double,
        _ noise: inout Draws
    ) -> (holds: Bool, width: Double, count: Int) {
        var values: [Int] = []
        while true {
            switch rule.decision(after: SortedSample(values)) {
            case .lookAt(let count):
                while values.count < count {
                    values.append(Int(noise.logNormal(median: truth, deviation: 0.4)))
                }
            case .reached, .exhausted:
                guard let sample = SortedSample(values), let interval = sample.interval(.p50) else {
                    return (false, 1, values.count)
                }
                let holds = interval.contains(Int(truth))
                return (holds, sample.relativeHalfWidth ?? 1, values.count)
            }
        }
    }
}
