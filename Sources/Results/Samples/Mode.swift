/// Which kind of start an experiment wants to measure.
package enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every counted request must have started an instance.
    case cold
    /// Every counted request must have met an instance that ran already.
    case warm

    /// Whether an answer is of the wanted kind; what is not proven is not.
    package func accepts(_ verdict: Verdict) -> Bool {
        switch (self, verdict) {
        case (.cold, .cold), (.warm, .warm): true
        case (.cold, .warm), (.warm, .cold), (_, .unknown): false
        }
    }
}
