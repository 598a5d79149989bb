/// Counts the samples of one instance as they come, by the results that they belong to.
///
/// It keeps numbers and no samples; only of a search for the reclaim time, which is about pairs of
/// them, it keeps those.
package struct SampleLedger: Sendable {
    private struct Key: Hashable {
        var set: String?
        var burst: Int
    }

    private let identities: [ResultIdentity]
    private let keepsProbes: Bool
    private var selections: [Key: SampleSelection] = [:]
    /// What a search has sent, in the order in which it came back.
    package private(set) var probes: [Sample] = []

    /// Opens a ledger without samples.
    ///
    /// - Parameters:
    ///   - identities: What was measured: one for each set of functions.
    ///   - keepsProbes: Whether this is a search for the reclaim time.
    package init(_ identities: [ResultIdentity], keepsProbes: Bool = false) {
        self.identities = identities
        self.keepsProbes = keepsProbes
    }

    /// Counts samples that are at hand.
    package init(_ samples: some Sequence<Sample>, of identities: [ResultIdentity]) {
        self.init(identities, keepsProbes: true)
        for sample in samples { add(sample) }
    }

    /// Adds a sample, warm-up and failures included.
    package mutating func add(_ sample: Sample) {
        if keepsProbes { probes.append(sample) }
        guard sample.phase.isCounted else { return }
        for identity in identities where identity.owns(sample) {
            let key = Key(set: identity.set, burst: sample.size)
            selections[key, default: SampleSelection(mode: identity.mode)].add(sample)
        }
    }

    /// What was sent for a result.
    package func selection(of identity: ResultIdentity, burst: Int) -> SampleSelection {
        selections[Key(set: identity.set, burst: burst)] ?? SampleSelection(mode: identity.mode)
    }

    /// What was sent for a set of functions, by its name in the samples, with one burst size.
    package func selection(set: String, burst: Int) -> SampleSelection? {
        identities.first { ($0.set ?? set) == set }.map { selection(of: $0, burst: burst) }
    }

    /// Of which sizes bursts of a set of functions were sent.
    func bursts(of identity: ResultIdentity) -> Set<Int> {
        Set(selections.keys.filter { $0.set == identity.set }.map(\.burst))
    }

    /// What a search found about a set of functions.
    func finding(about identity: ResultIdentity) -> KeepAliveFinding {
        KeepAliveFinding(probes.filter { identity.owns($0) })
    }
}
