/// The cache as one attempt sees it.
package struct InstanceCache: Sendable {
    /// Names the program with its version: another one may leave something else.
    package let program: String
    /// What was left the last time, or `nil` when that is not known.
    package let recall: @Sendable (_ key: String) -> Value?
    /// Remembers what a step of a kind left.
    package let keep: @Sendable (_ output: Value, _ key: String, _ kind: StepKind) -> Void
    /// Tells the world that something was used again.
    package let tellHit: @Sendable () -> Void

    package init(
        program: String,
        recall: @escaping @Sendable (_ key: String) -> Value?,
        keep: @escaping @Sendable (_ output: Value, _ key: String, _ kind: StepKind) -> Void,
        tellHit: @escaping @Sendable () -> Void
    ) {
        self.program = program
        self.recall = recall
        self.keep = keep
        self.tellHit = tellHit
    }
}

extension InstanceCache {
    /// The cache of a run for one of its instances; `nil` when the run has none.
    init?(site: RunSite, instance: InstanceID) {
        guard let cache = site.options.cache else { return nil }
        self.init(
            program: site.options.program,
            recall: { key in
                site.asking { () throws(JournalFailure) in try cache.output(for: key) } ?? nil
            },
            keep: { output, key, kind in
                // What holds a secret is never kept, and masked it would be something else.
                guard site.redactor.redact(key) == key, site.redactor.redact(output) == output
                else { return }
                let now = site.options.wallClock()
                site.asking { () throws(JournalFailure) in
                    try cache.keep(output, for: key, kind: kind, at: now)
                }
            },
            tellHit: { site.events.emit(.instanceCached(instance)) }
        )
    }
}

extension RunSite {
    /// Asks the journal; the run is stopped at the next opportunity when it cannot answer.
    @discardableResult
    fileprivate func asking<Answer>(_ body: () throws(JournalFailure) -> Answer) -> Answer? {
        do throws(JournalFailure) {
            return try body()
        } catch {
            complaints.add(error)
            return nil
        }
    }
}
