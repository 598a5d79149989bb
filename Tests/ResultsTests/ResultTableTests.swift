import Testing

@testable import Results

@Suite struct `The table of results` {
    private var results: [ResultSummary] {
        let cold = (0..<400).map { Make.sample($0, latency: 41_000_000 + $0 * 100_000) }
        let warm = (0..<40).map { Make.sample($0, latency: 350_000 + $0 * 1000, verdict: .warm) }
        let failed = (0..<3).map { Make.sample($0, latency: nil, error: "timeout") }
        return Make.results(
            cold + [Make.sample(latency: 5, verdict: .warm)],
            identity: Make.identity("invoke[mode=cold,provider=local]")
        )
            + Make.results(
                warm,
                identity: Make.identity("invoke[mode=warm,provider=local]", mode: .warm)
            )
            + Make.results(
                failed,
                wanted: 3,
                identity: Make.identity("invoke[mode=cold,provider=far]")
            )
    }

    @Test func `columns are aligned and unsupported quantiles are dashes`() {
        #expect(
            ResultTable(results).description == """
                instance                            n  err  impure      p50  95 % interval      p90      p99      max
                invoke[mode=cold,provider=local]  400    0    <1 %  60.9 ms   [58.9, 63.0]  76.9 ms  80.5 ms  80.9 ms
                invoke[mode=warm,provider=local]   40    0     0 %   369 \u{B5}s     [363, 376]   385 \u{B5}s        \u{2013}   389 \u{B5}s
                invoke[mode=cold,provider=far]      0    3       \u{2013}        \u{2013}              \u{2013}        \u{2013}        \u{2013}        \u{2013}
                invoke[mode=cold,provider=far] is suspect: 0 of 3 samples; 3 of 3 requests failed

                """
        )
    }

    @Test(arguments: [40, 60, 80, 90, 100])
    func `no line of the table is wider than the terminal as long as that is possible`(width: Int) {
        let lines = ResultTable(Array(results.prefix(2)), width: width).description
            .split(separator: "\n")
        let widest = lines.map(\.count).max() ?? 0
        #expect(widest <= max(width, 80))
        #expect(lines.count == 3)
    }

    @Test func `a burst column appears when bursts differ from single requests`() {
        let text = ResultTable(Make.results(Make.samples(20, size: 10), bursts: [10])).description
        #expect(text.contains("burst"))
        #expect(!ResultTable(results).description.contains("burst"))
    }

    @Test func `each hop of a chain has a line with the time from function to function`() {
        var samples = Make.samples(9)
        for index in samples.indices {
            samples[index].hops = [Sample.Hop(instance: "b", ordinal: 1, transfer: 250_000)]
        }
        let lines = ResultTable(Make.results(samples)).description.split(separator: "\n")
        #expect(lines[2].hasPrefix("invoke[mode=cold] hop 1  9                250 \u{B5}s"))
    }

    @Test func `a name cannot move the cursor`() {
        let evil = Make.identity("invoke[x=\u{1B}[2J\u{202E}]")
        let text = ResultTable(Make.results(Make.samples(9), identity: evil)).description
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test(arguments: [
        (0, "0 ns"), (999, "999 ns"), (1000, "1.00 \u{B5}s"), (1234, "1.23 \u{B5}s"),
        (12_345, "12.3 \u{B5}s"), (999_499, "999 \u{B5}s"), (999_500, "1.00 ms"),
        (9_994_999, "9.99 ms"), (9_995_000, "10.0 ms"), (99_949_999, "99.9 ms"),
        (99_950_000, "100 ms"), (1_500_000_000, "1.50 s"), (-1500, "-1.50 \u{B5}s"),
    ])
    func `a latency has three digits in the unit that fits`(nanoseconds: Int, text: String) {
        #expect(LatencyText(nanoseconds: nanoseconds).description == text)
    }

    @Test(arguments: [
        (nil, "\u{2013}"), (0, "0 %"), (0.001, "<1 %"), (0.125, "13 %"), (0.999, ">99 %"),
        (1, "100 %"),
    ])
    func `a share never rounds to nothing or to all`(share: Double?, text: String) {
        #expect(ShareText.percent(share) == text)
    }
}
