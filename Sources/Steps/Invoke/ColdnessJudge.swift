import Results

/// Decides what kind of start an answer met.
///
/// Cold is the first answer of an instance that was never seen before. A later answer is *queued*
/// when its request left before that first answer had arrived: it waited for a cold start, its own
/// or another's, and is neither cold nor warm; all later answers within the burst that started
/// their instance are of this kind. Any other later answer is warm. What does not say who it is
/// proves nothing. A chain is what all of its functions are. How long an answer took is never
/// looked at.
struct ColdnessJudge: Sendable {
    /// When the first answer of each instance arrived; long ago where that was not seen.
    private var started: [String: Int] = [:]
    /// The instances whose first answer was seen.
    private var cold: Set<String> = []

    /// Remembers an instance that answered before, in an attempt whose clock may be another.
    mutating func note(_ instance: String) {
        started[instance] = .min
        cold.insert(instance)
    }

    /// Judges an answer, and of a chain that of every function.
    ///
    /// - Parameters:
    ///   - answer: What the function said about itself; `nil` when it did not.
    ///   - sent: When the request left.
    ///   - arrived: When the answer arrived, on the same clock.
    /// - Returns: What they have in common; a chain with a queued function is queued.
    mutating func verdict(on answer: FunctionAnswer?, sent: Int, arrived: Int) -> Verdict {
        guard let answer else { return .unknown }
        // Each is noted, whatever the others have proven.
        let verdicts = Set(answer.everyone.map { own(of: $0, sent: sent, arrived: arrived) })
        if verdicts.contains(.queued) { return .queued }
        return verdicts.count == 1 ? verdicts.first ?? .unknown : .unknown
    }

    private mutating func own(of answer: FunctionAnswer, sent: Int, arrived: Int) -> Verdict {
        guard answer.ordinal > 1 else {
            guard cold.insert(answer.instance).inserted else { return .unknown }
            started[answer.instance] = arrived
            return .cold
        }
        guard let start = started[answer.instance] else {
            // It served somebody else before; when it started nobody knows, but long before this.
            started[answer.instance] = .min
            return .warm
        }
        return sent < start ? .queued : .warm
    }
}
