import Statistics
import Testing

@testable import Results

@Suite struct `A comparison of results` {
    private func result(
        _ instance: String = "invoke[mode=warm]",
        burst: Int = 1,
        latencies: [Int]?,
        verdict: String = "valid"
    ) -> MeasuredResult {
        MeasuredResult(
            key: .init(instance: instance, burst: burst),
            verdict: verdict,
            count: latencies?.count ?? 0,
            median: latencies.flatMap { SortedSample($0)?.estimate(.p50) },
            latencies: latencies
        )
    }

    /// Latencies around a middle, as wide as a part of it.
    private func around(_ middle: Int, _ count: Int, width: Double = 0.2) -> [Int] {
        (0..<count).map { index in
            middle + Int(Double(middle) * width * (Double(index) / Double(count - 1) - 0.5))
        }
    }

    private func text(_ base: [Int]?, _ other: [Int]?) -> String {
        let pair = ComparedResult(
            result(latencies: other),
            with: result(latencies: base),
            margin: 0.05,
            seed: 1
        )
        return FindingText(result: pair).text
    }

    @Test func `says how much slower, and how sure that is`() {
        let text = text(around(1_000_000, 100), around(1_120_000, 100))
        #expect(text == "12 % slower, 95 % CI 8.9…15 %")
    }

    @Test func `says how much faster, in parts of the base`() {
        let text = text(around(1_000_000, 100), around(500_000, 100))
        #expect(text == "50 % faster, 95 % CI 49…51 %")
    }

    @Test func `says that nothing that matters changed`() {
        let text = text(around(1_000_000, 400), around(1_005_000, 400))
        #expect(text == "no difference ≥ 5 % (0.5 % slower, 95 % CI −0.9…1.9 %)")
    }

    @Test func `says how many more samples would tell`() {
        let text = text(around(1_000_000, 20, width: 0.6), around(1_020_000, 20, width: 0.6))
        #expect(text.hasPrefix("cannot tell, about "))
        #expect(text.hasSuffix(" more samples of each (2 % slower, 95 % CI −16…24 %)"), "\(text)")
    }

    @Test func `says that there is nothing to compare`() {
        #expect(text(nil, [1]) == "cannot tell, A has no samples")
        #expect(text([1], nil) == "cannot tell, B has no samples")
        #expect(
            text([1, 2], [2])
                == "cannot tell, about 29 more samples of each (100 % slower, no interval)"
        )
    }

    @Test func `uses intervals where there are no samples, and finds about the same`() {
        var (base, other) = (
            result(latencies: around(1_000_000, 100)), result(latencies: around(1_120_000, 100))
        )
        base.latencies = nil
        let pair = ComparedResult(other, with: base, margin: 0.05, seed: 1)
        #expect(pair.method == .intervals)
        #expect(FindingText(result: pair).text.hasPrefix("12 % slower, 95 % CI 8"))
        base.verdict = "suspect: 3 of 9 samples"
        other.latencies = nil
        #expect(pair.isSlower)
        #expect(!ComparedResult(other, with: base, margin: 0.05, seed: 1).isSlower)
    }

    @Test func `lists what has no counterpart, and what may not be believed`() {
        let bases = [
            result("a", latencies: around(1_000_000, 100)),
            result("a", burst: 10, latencies: around(1_000_000, 100)),
        ]
        let others = [
            result("b", latencies: [1, 2, 3]),
            result("a", latencies: around(1_000_000, 100), verdict: "suspect: too few"),
        ]
        let comparison = RunComparison(others, with: bases, margin: 0.05, seed: 1)
        #expect(comparison.pairs.map(\.base.key.instance) == ["a"])
        #expect(
            ComparisonTable(comparison).description == """
                instance  n A  n B   p50 A   p50 B  B against A
                a         100  100  999 µs  999 µs  no difference ≥ 5 % (0 % slower, 95 % CI −2.8…2.8 %) [suspect]
                only in A: a, burst 10, n = 100
                only in B: b, n = 3
                B: a is suspect: too few

                """
        )
    }

    @Test func `leaves samples alone that a summary was not made of`() throws {
        let summary = try #require(Make.results(Make.samples(20)).first)
        let ledgers = [20, 21].map { SampleLedger(Make.samples($0), of: [summary.identity]) }
        #expect(MeasuredResult(summary, in: ledgers[0]).latencies?.count == 20)
        #expect(MeasuredResult(summary, in: ledgers[1]).latencies == nil)
        #expect(MeasuredResult(summary, in: nil).median?.value == summary.p50)
    }

    @Test func `takes bare samples for what most of them proved to be`() throws {
        let samples = Make.samples(9, verdict: .warm) + Make.samples(2, verdict: .cold)
        try Make.withPath { path in
            let writer = try SampleWriter(appendingTo: path)
            #expect(try MeasuredResult.results(inFile: path).isEmpty)
            try writer.append(samples)
            try writer.close()
            let results = try MeasuredResult.results(inFile: path)
            #expect(results.map(\.count) == [9])
            #expect(results.map(\.key.instance) == ["samples"])
        }
    }
}
