import LoadGenerator
import Values

/// How much an experiment sends and how long that takes, before any of it is planned to the
/// instant: means over all seeds, without repeats.
struct LoadVolume: Sendable, Hashable {
    var samples: Int
    let bursts: [Int]
    let warmsUp: Bool
    /// How many functions there are; `nil` while nobody knows.
    let endpoints: Int?
    /// The least time between the warm-up of a function and its first counted burst.
    var settling = Duration.zero

    private var burstCounts: [Int] { bursts.map { (samples + $0 - 1) / $0 } }

    private var visits: Int { burstCounts.reduce(0, +) }

    /// All requests; unknown where each function gets some that do not count.
    var requests: Int? {
        let counted = zip(burstCounts, bursts).reduce(0) { $0 + $1.0 * $1.1 }
        guard warmsUp else { return counted }
        return endpoints.map { counted + $0 * (bursts.max() ?? 0) }
    }

    /// From the first burst to the last.
    func duration(at pacing: LoadPacing) -> Duration? {
        guard let endpoints, endpoints > 0, visits > 0 else { return nil }
        // The functions begin evenly spread; each is then visited once in a gap.
        let visited = min(endpoints, visits)
        let turns = (visits + endpoints - 1) / endpoints
        let isDrawn = pacing.arrival == .poisson
        let gaps = warmsUp || isDrawn ? turns : turns - 1
        let stagger = isDrawn && !warmsUp ? 0 : Double(pacing.spread)
        let spread = stagger / Double(endpoints) * Double(visited - 1)
        let settling = warmsUp ? max(0, Double(settling.nanoseconds) - pacing.meanGap) : 0
        let rest = Double(gaps) * pacing.meanGap + pacing.excess(of: visited, gaps: gaps)
        return .nanoseconds(Int(spread + settling + rest))
    }

    /// What of it fits into a time, on average.
    func limited(to duration: Duration, at pacing: LoadPacing) -> LoadVolume {
        guard let endpoints, pacing.meanGap > 0 else { return self }
        let turns = Double(duration.nanoseconds) / pacing.meanGap
        let visits = Double(endpoints) * turns + 1
        guard visits < Double(self.visits) else { return self }
        var limited = self
        limited.samples = Int(visits / bursts.reduce(0) { $0 + 1 / Double($1) })
        return limited
    }

    /// For how long the machine is kept quiet: all along, unless bursts are far apart.
    func quiet(at pacing: LoadPacing) -> Duration? {
        guard let endpoints, endpoints > 0, let duration = duration(at: pacing) else { return nil }
        let gap = Duration.nanoseconds(Int(pacing.meanGap / Double(endpoints)))
        return gap > Experiment.pause ? min(duration, Experiment.lead * visits) : duration
    }
}
