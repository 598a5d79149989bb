import Pipeline
import Results

/// The samples of one `invoke`: where they are and what they are samples of.
struct SampleSet: Codable, Sendable, Hashable {
    /// The absolute path of the sample file.
    var path: String
    /// What was measured: one for each set of functions.
    var identities: [ResultIdentity]
    /// The burst sizes that were planned.
    var bursts: [Int]
    /// How many samples were wanted at each size.
    var goal: SampleGoal
    /// What the plan of requests was drawn from.
    var seed: UInt64
    /// How often the experiment was cut short by the death of its run, and gone on with.
    var interruptions = 0
    /// What other formats repeat; `nil` in what an older version left.
    var facts: InvocationFacts?
    /// The circumstances.
    var provenance: ResultProvenance?

    /// A ledger for its samples, with none in it.
    var emptyLedger: SampleLedger {
        SampleLedger(identities, keepsProbes: goal == .reclaimTime)
    }

    /// The numbers of each set of functions and burst size.
    func results(in ledger: SampleLedger) -> [ResultSummary] {
        identities.flatMap { identity in
            ResultSummary.results(
                in: ledger,
                identity: identity,
                bursts: bursts,
                goal: goal,
                seed: seed,
                interruptions: interruptions,
                provenance: provenance
            )
        }
    }
}

extension SampleSet {
    /// What was measured, where it is a single set of functions.
    var identity: ResultIdentity {
        get { identities[0] }
        set { identities[0] = newValue }
    }
}

extension KeyType where Parsed == SampleSet {
    /// The output of an `invoke`.
    static var samples: KeyType<SampleSet> {
        .opaque(
            "samples",
            as: SampleSet.self,
            placeholder: SampleSet(path: "", identities: [], bursts: [], goal: .open, seed: 0)
        )
    }
}
