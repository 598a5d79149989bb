import Statistics

/// A comparison as text for a terminal.
package struct ComparisonTable: Sendable, CustomStringConvertible {
    private let comparison: RunComparison

    /// Prepares a table.
    package init(_ comparison: RunComparison) { self.comparison = comparison }

    /// A line for each pair, then what has no counterpart, then what may not be believed.
    package var description: String {
        (table + lonely + suspects).map { TextGrid.printable($0) + "\n" }.joined()
    }

    private var table: [String] {
        guard !comparison.pairs.isEmpty else { return ["no result is on both sides"] }
        let numbers = TextGrid(
            [["instance", "n A", "n B", "p50 A", "p50 B"]] + comparison.pairs.map(cells),
            flexible: 0,
            width: nil
        )
        let findings = comparison.pairs.map { pair in
            FindingText(result: pair).text + (pair.isSuspect ? " [suspect]" : "")
        }
        return zip(numbers.lines, ["B against A"] + findings).map { "\($0)  \($1)" }
    }

    private func cells(_ pair: ComparedResult) -> [String] {
        [
            Self.name(pair.base), "\(pair.base.count)", "\(pair.other.count)",
            Self.latency(pair.base), Self.latency(pair.other),
        ]
    }

    private var lonely: [String] {
        comparison.onlyBase.map { "only in A: \(Self.name($0)), n = \($0.count)" }
            + comparison.onlyOther.map { "only in B: \(Self.name($0)), n = \($0.count)" }
    }

    private var suspects: [String] {
        let base = comparison.pairs.map(\.base) + comparison.onlyBase
        let other = comparison.pairs.map(\.other) + comparison.onlyOther
        return Self.suspects(base, side: "A") + Self.suspects(other, side: "B")
    }

    private static func suspects(_ results: [MeasuredResult], side: String) -> [String] {
        results.filter(\.isSuspect).map { "\(side): \(name($0)) is \($0.verdict ?? "")" }
    }

    private static func name(_ result: MeasuredResult) -> String {
        result.key.instance + (result.key.burst == 1 ? "" : ", burst \(result.key.burst)")
    }

    private static func latency(_ result: MeasuredResult) -> String {
        result.median.map { LatencyText(nanoseconds: $0.value).description } ?? "\u{2013}"
    }
}
