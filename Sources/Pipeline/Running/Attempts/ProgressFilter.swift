/// Keeps a step that reports every request from flooding the events: one a percent is enough.
struct ProgressFilter: Sendable {
    private var last: (total: Int, percent: Int)?

    /// Whether the news differs from the last that was told by a percent, or is the end.
    mutating func isWorthTelling(done: Int, of total: Int) -> Bool {
        let percent = total > 0 ? Int(Double(done) / Double(total) * 100) : 0
        guard last?.total != total || last?.percent != percent else { return false }
        last = (total, percent)
        return true
    }
}
