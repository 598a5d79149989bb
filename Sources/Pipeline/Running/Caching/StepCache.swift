/// Remembers what pure steps left, so that work that would come out the same is not done again.
package protocol StepCache: Sendable {
    /// What was left the last time, or `nil` when that is not known.
    func output(for key: String) throws(JournalFailure) -> Value?

    /// Remembers what a step of a kind left, at a time in seconds since 1970.
    func keep(
        _ output: Value,
        for key: String,
        kind: StepKind,
        at time: Double
    ) throws(JournalFailure)
}
