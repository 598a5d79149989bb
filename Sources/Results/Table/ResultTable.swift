/// The results of a run as aligned text for a terminal.
package struct ResultTable: Sendable, CustomStringConvertible {
    private let results: [ResultSummary]
    private let width: Int?

    /// Prepares a table.
    ///
    /// - Parameters:
    ///   - results: What is shown, a line for each.
    ///   - width: How many columns the terminal has; `nil` when the output is not a terminal. A
    ///     table that is too wide loses the middle of its instance names first, then intervals.
    package init(_ results: [ResultSummary], width: Int? = nil) {
        self.results = results
        self.width = width
    }

    /// The table, and a line for each result that may not be believed; empty without results.
    package var description: String {
        guard !results.isEmpty else { return "" }
        return (TextGrid(rows, flexible: 0, width: width).lines + suspects)
            .map { $0 + "\n" }.joined()
    }

    private var rows: [[String]] {
        let full = [Self.heading] + results.flatMap { [cells($0)] + hops($0) }
        let shown = full[0].indices.filter { column in
            switch full[0][column] {
            case "burst": results.contains { $0.burst != 1 }
            case "95 % interval": !isNarrow(full)
            default: true
            }
        }
        return full.map { row in shown.map { row[$0] } }
    }

    /// Whether not even short instance names would make room for everything.
    private func isNarrow(_ rows: [[String]]) -> Bool {
        guard let width else { return false }
        return TextGrid(rows, flexible: 0, width: nil).leastWidth > width
    }

    private static let heading = [
        "instance", "burst", "n", "err", "impure", "p50", "95 % interval", "p90", "p99", "max",
    ]

    private func cells(_ result: ResultSummary) -> [String] {
        let interval = result.p50Interval.flatMap { interval in
            result.p50.map { LatencyText.interval(interval, around: $0) }
        }
        return [
            result.identity.instance, "\(result.burst)", "\(result.n)", "\(result.errors)",
            ShareText.percent(result.impure), Self.text(result.p50), interval ?? Self.missing,
            Self.text(result.p90), Self.text(result.p99), Self.text(result.max),
        ]
    }

    /// A line for each hop of a chain: the time from one function to the next.
    private func hops(_ result: ResultSummary) -> [[String]] {
        result.transfers.map { hop in
            let interval = hop.p50CI.map { LatencyText.interval($0, around: hop.p50Ns) }
            return [
                "\(result.identity.instance) hop \(hop.hop)", "\(result.burst)", "\(hop.n)", "", "",
                Self.text(hop.p50Ns), interval ?? Self.missing, Self.text(hop.p90Ns),
                Self.text(hop.p99Ns), Self.text(hop.maxNs),
            ]
        }
    }

    private var suspects: [String] {
        results.filter { !$0.isValid }.map { result in
            let burst = result.burst == 1 ? "" : ", burst \(result.burst)"
            return TextGrid.printable("\(result.identity.instance)\(burst) is \(result.verdict)")
        }
    }

    private static let missing = "\u{2013}"

    private static func text(_ nanoseconds: Int?) -> String {
        nanoseconds.map { LatencyText(nanoseconds: $0).description } ?? missing
    }
}
