import Results

/// Counts what has come back, by set and burst size, and says what is worth sending again.
struct SampleTally: Sendable {
    /// What one result has come to.
    struct Count: Sendable, Hashable {
        var sent = 0
        var pure = 0
        var impure = 0
        var failed = 0
    }

    let mode: Mode
    /// How many pure samples are wanted at each burst size.
    let wanted: Int

    private(set) var counts: [ResultCell: Count] = [:]

    init(mode: Mode, wanted: Int, cells: [ResultCell]) {
        self.mode = mode
        self.wanted = wanted
        for cell in cells { counts[cell] = Count() }
    }

    mutating func add(_ sample: Sample) {
        guard sample.phase.isCounted else { return }
        let cell = ResultCell(set: sample.set, burst: sample.size)
        var count = counts[cell] ?? Count()
        count.sent += 1
        if !sample.isSuccess {
            count.failed += 1
        } else if mode.accepts(sample.verdict) {
            count.pure += 1
        } else {
            count.impure += 1
        }
        counts[cell] = count
    }

    /// How many requests of a size to send again: those that were answered but not as wanted.
    ///
    /// In all, a size gets at most twice the requests that were asked for; failed requests are
    /// results of their own and are not repeated.
    func repeats(of cell: ResultCell) -> Int {
        guard let count = counts[cell], count.impure > 0 else { return 0 }
        return owed(of: cell)
    }

    /// How many requests of a size are still to be sent so that there are as many as were asked for.
    func owed(of cell: ResultCell) -> Int {
        guard let count = counts[cell] else { return 0 }
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
