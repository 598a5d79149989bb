import Values

/// One burst to one endpoint, before its size is known.
struct BurstVisit {
    var offset: Int
    var endpoint: Int
    var isWarmUp: Bool
}

extension LoadRecipe {
    /// Computes when each endpoint is visited, in the order of time.
    ///
    /// Every endpoint has its own chain of gaps, so the law that was asked for holds for each of
    /// them; the chains begin evenly spread, so with constant gaps they never meet.
    func visits() -> [BurstVisit] {
        var generator = SeededGenerator(seed: seed)
        var clocks = (0..<endpoints).map { start.nanoseconds + pacing.spread / endpoints * $0 }
        var visits: [BurstVisit] = []
        if warmsUp {
            visits = clocks.enumerated().map {
                BurstVisit(offset: $1, endpoint: $0, isWarmUp: true)
            }
        }
        for turn in 0..<burstCounts.reduce(0, +) {
            let endpoint = turn % endpoints
            if warmsUp || turn >= endpoints {
                let least = turn < endpoints ? settling.nanoseconds : 0
                clocks[endpoint] += max(least, pacing.gap(using: &generator))
            }
            visits.append(
                BurstVisit(offset: clocks[endpoint], endpoint: endpoint, isWarmUp: false)
            )
        }
        return visits.sorted { ($0.offset, $0.endpoint) < ($1.offset, $1.endpoint) }
    }
}
