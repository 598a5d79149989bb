import Values

/// When one endpoint is visited, gap after gap.
struct VisitChain {
    private let pacing: LoadPacing
    /// How its rate grows, under ``ArrivalProcess/step``.
    private let steps: RateSteps?
    private let beginning: Int
    /// The instant of the visit before the next, in nanoseconds from the plan's origin.
    private(set) var clock: Int

    init(_ pacing: LoadPacing, steps: RateSteps?, from beginning: Int) {
        self.pacing = pacing
        self.steps = steps
        self.beginning = beginning
        clock = beginning
    }

    /// Goes on to the next visit, not sooner than after a time.
    mutating func advance(atLeast least: Int, using generator: inout SeededGenerator) {
        let gap = pacing.gap(using: &generator)
        guard let steps else {
            clock += max(least, gap)
            return
        }
        let stepped = steps.gap(after: clock - beginning, interval: gap)
        clock += max(least, min(stepped, pacing.ceiling))
    }
}
