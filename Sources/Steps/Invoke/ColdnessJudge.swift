import Results

/// Decides whether an answer came from an instance that had just started.
///
/// Cold is the first answer of an instance that was never seen before; warm is any later one. A
/// chain is cold when each of its functions was, and warm when each of them was; else it is neither.
/// What does not say who it is proves nothing. Latency is never looked at.
struct ColdnessJudge: Sendable {
    private var seen: Set<String> = []

    /// Remembers an instance that answered before.
    mutating func note(_ instance: String) { seen.insert(instance) }

    /// Judges an answer, and of a chain that of every function.
    mutating func verdict(on answer: FunctionAnswer?) -> Verdict {
        guard let answer else { return .unknown }
        // Each is noted, whatever the others have proven.
        let verdicts = Set(answer.everyone.map { own(of: $0) })
        return verdicts.count == 1 ? verdicts.first ?? .unknown : .unknown
    }

    private mutating func own(of answer: FunctionAnswer) -> Verdict {
        let isNew = seen.insert(answer.instance).inserted
        return isNew && answer.ordinal == 1 ? .cold : (answer.ordinal > 1 ? .warm : .unknown)
    }
}
