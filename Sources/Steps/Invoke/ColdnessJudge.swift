import Results

/// Decides whether an answer came from an instance that had just started.
///
/// Cold is the first answer of an instance that was never seen before; warm is any later one. What
/// does not say who it is proves nothing. Latency is never looked at.
struct ColdnessJudge: Sendable {
    private var seen: Set<String> = []

    /// Remembers an instance that answered before.
    mutating func note(_ instance: String) { seen.insert(instance) }

    mutating func verdict(on answer: FunctionAnswer?) -> Verdict {
        guard let answer else { return .unknown }
        let isNew = seen.insert(answer.instance).inserted
        return isNew && answer.ordinal == 1 ? .cold : (answer.ordinal > 1 ? .warm : .unknown)
    }
}
