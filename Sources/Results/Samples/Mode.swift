/// Which kind of start an experiment wants to measure.
package enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every counted request must have started an instance.
    case cold
    /// Every counted request must have met an instance that ran already.
    case warm
    /// Any good answer counts, and nothing has to be proven: for what does not tell who it is.
    case any

    /// Whether an answer is of the wanted kind; what is not proven is not, where it matters.
    package func accepts(_ verdict: Verdict) -> Bool {
        switch (self, verdict) {
        case (.any, _), (.cold, .cold), (.warm, .warm): true
        case (.cold, .warm), (.warm, .cold), (_, .queued), (_, .unknown): false
        }
    }
}
