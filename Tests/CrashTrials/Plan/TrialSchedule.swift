import Values

/// Which trials there are: every point with every recovery once, then random instants.
struct TrialSchedule {
    let plans: [TrialPlan]

    /// - Parameters:
    ///   - total: How many trials there are.
    ///   - points: How many points an undisturbed run has, at each place.
    ///   - recoveries: What to do afterwards.
    ///   - seed: Decides the order, and everything in the trials.
    init(total: Int, points: [Place: Int], recoveries: [Recovery], seed: UInt64) {
        var random = SeededGenerator(seed: seed, for: "schedule")
        var deaths: [(Place, Int?, Recovery)] = []
        for place in Place.allCases {
            for point in 1...max(1, points[place] ?? 0) where points[place] != nil {
                deaths += recoveries.map { (place, point, $0) }
            }
        }
        // A short version is a fair sample of the long one.
        deaths.shuffle(using: &random)
        while deaths.count < total {
            let place = points[.local] != nil && random.unit() < 0.1 ? Place.local : .cloud
            let recovery = recoveries.randomElement(using: &random) ?? .teardown
            deaths.append((place, nil, recovery))
        }
        plans = deaths.prefix(total).map { place, point, recovery in
            TrialPlan(
                place: place,
                point: point,
                recovery: recovery,
                seed: UInt64.random(in: 1...999_999_999, using: &random)
            )
        }
    }
}
