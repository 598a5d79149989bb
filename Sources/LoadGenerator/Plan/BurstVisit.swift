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
        let visits = trace.map(replay) ?? draw()
        return visits.sorted { ($0.offset, $0.endpoint) < ($1.offset, $1.endpoint) }
    }

    private func draw() -> [BurstVisit] {
        var generator = SeededGenerator(seed: seed)
        var chains = beginnings.map { VisitChain(pacing, steps: steps, from: $0) }
        var visits = warmUps
        var end = Int.max
        for turn in 0..<bursts {
            let endpoint = turn % endpoints
            if turn == endpoints { end = self.end(after: visits) }
            if endpoint == 0, chains.allSatisfy({ $0.clock > end }) { break }
            let isFirst = turn < endpoints
            if warmsUp || !isFirst || pacing.arrival.beginsWithGap {
                let least = isFirst && warmsUp ? settling.nanoseconds : 0
                chains[endpoint].advance(atLeast: least, using: &generator)
            }
            visits.append(
                BurstVisit(offset: chains[endpoint].clock, endpoint: endpoint, isWarmUp: false)
            )
        }
        end = self.end(after: visits)
        return visits.filter { $0.isWarmUp || $0.offset <= end }
    }

    /// The recorded instants, at which the endpoints are visited in turn.
    private func replay(_ trace: LoadTrace) -> [BurstVisit] {
        let ready = (warmUps.map(\.offset).max() ?? start.nanoseconds)
        let begin = ready + (warmsUp ? settling.nanoseconds : 0)
        let last = duration.map { $0.nanoseconds } ?? .max
        let offsets = trace.offsets.prefix(bursts).prefix { $0 <= last }
        return warmUps
            + offsets.enumerated().map { turn, offset in
                BurstVisit(offset: begin + offset, endpoint: turn % endpoints, isWarmUp: false)
            }
    }

    private var bursts: Int { burstCounts.reduce(0, +) }

    /// When each endpoint's chain begins, from the plan's origin.
    private var beginnings: [Int] {
        let spread = pacing.arrival.beginsWithGap && !warmsUp ? 0 : pacing.spread
        return (0..<endpoints).map { start.nanoseconds + spread / endpoints * $0 }
    }

    private var warmUps: [BurstVisit] {
        guard warmsUp else { return [] }
        return beginnings.enumerated().map {
            BurstVisit(offset: $1, endpoint: $0, isWarmUp: true)
        }
    }

    /// The last instant at which a burst may leave, once each endpoint has its first.
    private func end(after visits: [BurstVisit]) -> Int {
        guard let duration, let first = visits.lazy.filter({ !$0.isWarmUp }).map(\.offset).min()
        else { return .max }
        return first + duration.nanoseconds
    }

    /// The steps of one endpoint, which take as long as its bursts do on average.
    private var steps: RateSteps? {
        guard pacing.arrival == .step else { return nil }
        let mean = Int(pacing.meanGap)
        let gaps = max(1, (bursts + endpoints - 1) / endpoints - (warmsUp ? 0 : 1))
        let (whole, overflow) = gaps.multipliedReportingOverflow(by: mean)
        let length = min(overflow ? .max : whole, duration?.nanoseconds ?? .max) / rateSteps
        return RateSteps(count: rateSteps, length: length)
    }
}
