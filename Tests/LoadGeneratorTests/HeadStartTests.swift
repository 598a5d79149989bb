import Testing

@testable import LoadGenerator

@Suite struct `A head start` {
    @Test func `is not given before there is enough to go by`() {
        var start = HeadStart()
        for _ in 1..<LeastLately.span { start.note(departure: 8000) }
        #expect(start.departure == 0)
        start.note(departure: 8000)
        #expect(start.departure == 7000 && start.awakening == 0)
    }

    @Test func `follows the least that it took lately, never what it takes mostly`() {
        var start = HeadStart()
        for index in 0..<LeastLately.span { start.note(departure: index == 5 ? 4000 : 9000) }
        #expect(start.departure == 3500)
        // What has become faster counts at once, what has become slower when the span is over.
        start.note(departure: 1600)
        #expect(start.departure == 1400)
        for _ in 0..<2 * LeastLately.span { start.note(departure: 8000) }
        #expect(start.departure == 7000)
    }

    @Test func `is the usual one where a sleep is so short that a longer one would be late`() {
        var start = HeadStart()
        #expect(start.usualAwakening == 0)
        for index in 0..<2 * LeastLately.span {
            start.note(awakening: index % 4 == 0 ? 5_000 : 20_000)
        }
        #expect(start.usualAwakening == 20_000 && start.awakening == 5_000)
    }

    @Test func `is bounded, whatever a machine in trouble takes`() {
        var start = HeadStart()
        for _ in 0..<LeastLately.span {
            start.note(departure: 5_000_000)
            start.note(awakening: 5_000_000)
        }
        #expect(start.departure == 26_250 && start.awakening == 30_000)
        #expect(start.usualAwakening == 30_000)
    }

    @Test
    func `is given to no loop that may not watch the clock, nor where there is one processor`() {
        #expect(SpinPolicy.auto.bridges(processors: 2) && SpinPolicy.always.bridges(processors: 2))
        #expect(!SpinPolicy.auto.bridges(processors: 1) && !SpinPolicy.never.bridges(processors: 8))
    }
}
