import Results

/// What the attempts have left that an experiment goes on with.
struct EarlierSamples: Sendable, Hashable {
    /// The number of the next request.
    let nextRequest: Int
    /// The number of the next burst.
    let nextBurst: Int
    /// How many requests count.
    let measured: Int
    /// How many bursts that count were begun, without those that were repeated.
    let bursts: Int
    /// For how long bursts were sent that count, in nanoseconds.
    let measuredTime: Int

    init(_ samples: [Sample]) {
        nextRequest = (samples.map(\.id).max() ?? -1) + 1
        nextBurst = (samples.map(\.burst).max() ?? -1) + 1
        let counted = samples.filter { $0.phase == .measured }
        measured = counted.count
        bursts = Set(counted.map(\.burst)).count
        // Attempts may lie on both sides of a restart, whose clocks have nothing in common.
        measuredTime = Dictionary(grouping: counted, by: \.attempt).values.reduce(0) {
            let instants = $1.map(\.times.intended)
            return $0 + (instants.max() ?? 0) - (instants.min() ?? 0)
        }
    }
}
