import Results

/// The line on a terminal that says how far a load is.
struct LoadLine {
    let console: any TextOutput
    let planned: Int
    private var shownAt = 0
    private var recent = 0

    init(console: any TextOutput, planned: Int) {
        self.console = console
        self.planned = planned
    }

    /// Shows the line anew, at most twice a second.
    mutating func show(_ totals: LoadTotals, at now: Int) {
        guard console.isTerminal, now - shownAt >= 500_000_000 else { return }
        let latest = totals.service.suffix(from: min(recent, totals.service.count))
        shownAt = now
        recent = totals.service.count
        console.write("\r\u{1B}[2K" + Self.text(totals, planned: planned, latest: latest))
    }

    /// Takes the line away.
    func clear() {
        if console.isTerminal { console.write("\r\u{1B}[2K") }
    }

    /// What the line says: how many are over, how many failed, the median of the latest.
    static func text(_ totals: LoadTotals, planned: Int, latest: ArraySlice<Int>) -> String {
        var text = "\(totals.ended) of \(planned)"
        let failed = totals.ended - totals.succeeded
        if failed > 0 { text += ", \(failed) failed" }
        let sorted = latest.sorted()
        if !sorted.isEmpty {
            text += ", median \(LatencyText(nanoseconds: sorted[(sorted.count - 1) / 2]))"
        }
        return text
    }
}
