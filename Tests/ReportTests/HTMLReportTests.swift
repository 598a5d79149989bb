import Foundation
import Testing

@testable import Report
@testable import Results

@Suite struct `The page of a run` {
    private static let evil = "\"'><img src=x onerror=alert(1)></style><script>&\u{1B}\u{202E}"

    private func page(
        _ summary: RunSummary,
        samples: [String: [Sample]] = [:],
        tool: String = "stellar-run 1"
    ) -> String {
        let ledgers = samples.map { name, samples in
            let own = summary.results.map(\.identity).filter { $0.folderInstance == name }
            return (name, SampleLedger(samples, of: own))
        }
        return HTMLReport(
            summary: summary,
            ledgers: Dictionary(uniqueKeysWithValues: ledgers),
            tool: tool
        ).html
    }

    @Test func `hostile names stay text wherever they appear`() {
        let evil = Self.evil
        let samples = Make.samples([1000, 2000, 3000])
        var result = Make.result("invoke[x=\(evil)]", samples)
        result.identity.provider = evil
        result.identity.function = evil
        result.identity.runtime = evil
        result.identity.package = evil
        result.verdict = evil
        var summary = Make.summary(
            pipeline: evil,
            state: evil,
            failed: [.init(instance: evil, state: evil, message: evil)],
            results: [result]
        )
        summary.run = evil
        let html = page(summary, samples: ["invoke[x=\(evil)]": samples], tool: evil)
        let tags = TagReader(html)
        #expect(tags.names.isDisjoint(with: ["img", "script"]))
        #expect(tags.open.isEmpty)
        #expect(tags.mistakes.isEmpty)
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;"))
        #expect(!html.contains("\"'>"))
        #expect(!html.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func `the page asks nobody for anything`() {
        let samples = Make.samples(1...50)
        let html = page(
            Make.summary(results: [Make.result("invoke", samples)]),
            samples: ["invoke": samples]
        )
        for request in ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link"] {
            #expect(!html.contains(request))
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test func `each family has one figure with a curve for each of its results`() {
        let samples = Make.samples((1...9).map { $0 * 1000 })
        let names = ["a/invoke[m=cold]", "a/invoke[m=warm]", "b[x=1]/invoke[m=cold]"]
        let html = page(
            Make.summary(results: names.map { Make.result($0, samples) }),
            samples: Dictionary(uniqueKeysWithValues: names.map { ($0, samples) })
        )
        #expect(html.components(separatedBy: "<svg class=\"figure\"").count == 3)
        #expect(
            html.components(separatedBy: "<desc>m=cold: median 5.00 \u{B5}s; m=warm:").count == 2
        )
        #expect(html.contains("<h2>b/invoke</h2>"))
    }

    @Test func `what was asked of a function stands beside it, and each hop has a row`() {
        var samples = Make.samples(1...9)
        for index in samples.indices {
            samples[index].hops = [Sample.Hop(instance: "b", ordinal: 1, transfer: 250_000)]
        }
        var result = Make.result("invoke", samples)
        result.identity.payload = 1 << 20
        result.identity.responsePayload = 1 << 10
        result.identity.serviceTime = 20_000_000
        let plain = page(Make.summary(results: [result]))
        #expect(plain.contains("20ms of service, 1MiB sent, 1KiB back"))
        result.identity.chain = 2
        result.identity.transfer = "storage"
        let chained = page(Make.summary(results: [result]))
        #expect(chained.contains("1MiB through 2 functions, storage"))
        #expect(chained.contains("transfer, hop 1"))
        #expect(chained.contains("250 \u{B5}s"))
    }

    @Test func `a result without samples has a row of dashes and no figure`() {
        let failed = [Make.sample(0, latency: nil)]
        let html = page(
            Make.summary(results: [Make.result("invoke", failed)]),
            samples: ["invoke": failed]
        )
        #expect(!html.contains("<svg class=\"figure\""))
        #expect(html.contains("No request was answered"))
        #expect(html.contains("<td class=\"bad\">1</td>"))
        #expect(html.contains("<td class=\"main\">\u{2013}</td>"))
    }

    @Test func `what went wrong is said first`() {
        let failure = RunSummary.Failure(
            instance: "deploy[p=x]",
            state: "timed-out",
            message: "slow"
        )
        let summary = Make.summary(
            state: "failed",
            failed: [failure],
            left: 2,
            results: [Make.result("invoke")]
        )
        let verdict = RunVerdict(summary: summary)
        #expect(!verdict.isGood)
        #expect(
            verdict.sentence == """
                1 instance did not succeed, 1 result is suspect, 2 resources are left behind.
                """
        )
        let html = page(summary)
        #expect(html.contains("deploy[p=x] <span class=\"state bad\">timed-out</span>"))
        #expect(html.contains("<dd>4711</dd>"))
    }

    @Test func `a good run says so`() {
        let result = Make.result("invoke", Make.samples(1...20))
        let verdict = RunVerdict(summary: Make.summary(results: [result, result]))
        #expect(verdict.isGood)
        #expect(verdict.sentence == "All 2 results are valid, nothing is left behind.")
    }

    @Test func `the page is written in one piece, or the reason is told`() throws {
        let report = HTMLReport(summary: Make.summary(), ledgers: [:], tool: "t")
        let url = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID())")
        defer { try? FileManager.default.removeItem(at: url) }  // best effort at a test's end
        try report.write(to: url.path)
        #expect(try String(contentsOf: url, encoding: .utf8) == report.html)
        let failure = #expect(throws: ResultsFailure.self) {
            try report.write(to: "/does/not/exist/report.html")
        }
        #expect(failure?.code == .unwritable)
    }
}
