import Statistics

/// A comparison as programs read it; the names are those of the JSON.
package struct ComparisonDocument: Sendable, Encodable {
    private struct Side: Encodable {
        var n: Int
        var p50Ns: Int?
        var p50CI: ClosedRange<Int>?
        var verdict: String?

        init(_ result: MeasuredResult) {
            n = result.count
            p50Ns = result.median?.value
            p50CI = result.median?.interval
            verdict = result.verdict
        }
    }

    private struct Entry: Encodable {
        var instance: String
        var burst: Int
        var a: Side?
        var b: Side?
        /// The median of B over that of A.
        var ratio: Double?
        var ratioCI: ClosedRange<Double>?
        var finding: String?
        var moreSamples: Int?
        var method: String?
        var suspect: Bool
        var text: String?
    }

    private let schema = 1
    private let a: String
    private let b: String
    private let margin: Double
    private let seed: UInt64
    private let results: [Entry]
    private let onlyA: [Entry]
    private let onlyB: [Entry]

    /// Prepares the document of a comparison.
    ///
    /// - Parameters:
    ///   - comparison: What was compared.
    ///   - a: The name of the first side.
    ///   - b: The name of the second side.
    ///   - margin: The smallest difference that matters, as a share.
    ///   - seed: What resamples were drawn from.
    package init(
        _ comparison: RunComparison,
        a: String,
        b: String,
        margin: Double,
        seed: UInt64
    ) {
        self.a = a
        self.b = b
        self.margin = margin
        self.seed = seed
        results = comparison.pairs.map(Self.entry)
        onlyA = comparison.onlyBase.map { Self.entry($0, a: $0, b: nil) }
        onlyB = comparison.onlyOther.map { Self.entry($0, a: nil, b: $0) }
    }

    private static func entry(_ pair: ComparedResult) -> Entry {
        var entry = entry(pair.base, a: pair.base, b: pair.other)
        entry.suspect = pair.isSuspect
        entry.text = FindingText(result: pair).text
        guard let comparison = pair.comparison else { return entry }
        entry.ratio = comparison.ratio.value
        entry.ratioCI = comparison.ratio.interval
        entry.method = pair.method.rawValue
        switch comparison.finding {
        case .different: entry.finding = comparison.ratio.value > 1 ? "slower" : "faster"
        case .equivalent: entry.finding = "equivalent"
        case .unclear(let more):
            entry.finding = "unclear"
            entry.moreSamples = more
        }
        return entry
    }

    private static func entry(
        _ result: MeasuredResult,
        a: MeasuredResult?,
        b: MeasuredResult?
    ) -> Entry {
        Entry(
            instance: result.key.instance,
            burst: result.key.burst,
            a: a.map(Side.init),
            b: b.map(Side.init),
            suspect: result.isSuspect
        )
    }
}
