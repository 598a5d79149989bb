import Results

/// What all samples of an experiment have come to, those of earlier attempts included.
///
/// Of samples it keeps numbers only; they themselves are in their file.
struct SampleAccount: Sendable {
    var judge = ColdnessJudge()
    private(set) var tally: SampleTally
    private(set) var ledger: SampleLedger
    /// How often what went wrong, by its word.
    private(set) var faults: [String: Int] = [:]
    /// What attempts left that this one goes on with, all of it and by set.
    private(set) var earlier = EarlierSamples()
    private(set) var earlierOfSets: [String: EarlierSamples] = [:]
    /// Those attempts.
    private(set) var attempts: Set<Int> = []

    /// Opens an account without samples.
    init(tally: SampleTally, ledger: SampleLedger) {
        self.tally = tally
        self.ledger = ledger
    }

    /// Adds a sample that was judged.
    mutating func add(_ sample: Sample) {
        tally.add(sample)
        ledger.add(sample)
        guard sample.phase.isCounted, !sample.isSuccess else { return }
        let word = sample.error ?? sample.status.map { "status \($0)" } ?? "no answer"
        faults[word, default: 0] += 1
    }

    /// Adds a sample that an earlier attempt has left.
    mutating func recall(_ sample: Sample) {
        add(sample)
        if let instance = sample.function.instance { judge.note(instance) }
        for hop in sample.hops { judge.note(hop.instance) }
        earlier.add(sample)
        earlierOfSets[sample.set, default: EarlierSamples()].add(sample)
        attempts.insert(sample.attempt)
    }
}
