import Results

/// Counts what has come back, by burst size, and says what is worth sending again.
struct SampleTally: Sendable {
    /// What one burst size has come to.
    struct Count: Sendable, Hashable {
        var sent = 0
        var pure = 0
        var impure = 0
        var failed = 0
    }

    let mode: Mode
    /// How many pure samples are wanted at each burst size.
    let wanted: Int

    private(set) var counts: [Int: Count] = [:]

    init(mode: Mode, wanted: Int, bursts: [Int]) {
        self.mode = mode
        self.wanted = wanted
        for burst in bursts { counts[burst] = Count() }
    }

    mutating func add(_ sample: Sample) {
        guard sample.phase.isCounted else { return }
        var count = counts[sample.size] ?? Count()
        count.sent += 1
        if !sample.isSuccess {
            count.failed += 1
        } else if mode.accepts(sample.verdict) {
            count.pure += 1
        } else {
            count.impure += 1
        }
        counts[sample.size] = count
    }

    /// How many requests of a size to send again: those that were answered but not as wanted.
    ///
    /// In all, a size gets at most twice the requests that were asked for; failed requests are
    /// results of their own and are not repeated.
    func repeats(of burst: Int) -> Int {
        guard let count = counts[burst], count.impure > 0 else { return 0 }
        return owed(of: burst)
    }

    /// How many requests of a size are still to be sent so that there are as many as were asked for.
    func owed(of burst: Int) -> Int {
        guard let count = counts[burst] else { return 0 }
        return max(0, min(wanted - count.pure - count.failed, 2 * wanted - count.sent))
    }

    /// The share of counted requests that failed; 0 before the first.
    var failedShare: Double { sent == 0 ? 0 : Double(failed) / Double(sent) }

    /// How many counted requests were sent.
    var sent: Int { counts.values.reduce(0) { $0 + $1.sent } }

    /// Whether so many requests failed that no later answer could make up for them.
    ///
    /// Judged against what was sent, but at least against what was asked for, or 100 requests if
    /// that is more: a short trouble at the beginning does not end a long experiment.
    func isBeyond(_ maxErrors: Double) -> Bool {
        let asked = min(wanted * counts.count, 100)
        return Double(failed) > maxErrors * Double(max(sent, asked))
    }

    /// How many counted requests failed.
    var failed: Int { counts.values.reduce(0) { $0 + $1.failed } }

    /// How many samples count.
    var pure: Int { counts.values.reduce(0) { $0 + $1.pure } }
}
