import Foundation
import NoWeb
import Results
import Statistics
import Testing

@testable import StellarRunCLI

@Suite struct `Comparing` {
    private let folder = FileManager.default.temporaryDirectory.path + "/compare-\(UUID())"

    /// A run with one result, whose latencies are a multiple of others.
    private func write(_ run: String, latency: Double, count: Int = 60) throws {
        let path = "\(folder)/runs/\(run)/invoke"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let samples = (0..<count).map { index in
            var sample = Sample(
                id: index,
                endpoint: 0,
                burst: index,
                size: 1,
                phase: .measured,
                times: .init(
                    intended: index,
                    sent: index,
                    firstByte: index + Int(latency * Double(1_000_000 + index * 1000))
                )
            )
            sample.status = 200
            sample.verdict = .warm
            return sample
        }
        let writer = try SampleWriter(appendingTo: "\(path)/samples.csv")
        try writer.append(samples)
        try writer.close()
        var summary = RunSummary(run: run, pipeline: "p", state: "succeeded", seed: 1)
        let identity = ResultIdentity(instance: "invoke", provider: "local", mode: .warm)
        summary.results = ResultSummary.results(
            in: SampleLedger(samples, of: [identity]),
            identity: identity,
            bursts: [1],
            goal: .count(count),
            seed: 1
        )
        try summary.write(to: "\(folder)/runs/\(run)/summary.json")
    }

    private typealias Outcome = (status: StellarRunCLI.ExitStatus, text: String)

    private func compare(_ arguments: String...) async -> Outcome {
        let output = KeptOutput()
        var composition = Composition(web: NoWeb())
        composition.output = output
        composition.errors = output
        let words = ["compare"] + arguments + ["--state", folder]
        return (await StellarRun.run(words, in: composition), output.text)
    }

    @Test func `runs tells programs that something became slower`() async throws {
        try write("monday", latency: 1)
        try write("tuesday", latency: 1.2)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (status, text) = await compare("monday", "tuesday")
        #expect(status == .failed)
        #expect(text.contains("20 % slower, 95 % CI 1"), "\(text)")
        let back = await compare("tuesday", "\(folder)/runs/monday/summary.json")
        #expect(back.status == .succeeded)
        #expect(back.text.contains("17 % faster"))
        let files = ["monday", "tuesday"].map { "\(folder)/runs/\($0)/invoke/samples.csv" }
        let json = await compare(files[0], files[1], "--format", "json", "--margin", "50%")
        #expect(json.status == .succeeded)
        #expect(json.text.contains(#""finding" : "equivalent""#))
        #expect(json.text.contains(#""margin" : 0.5"#))
    }

    @Test func `what cannot be found, or has nothing in common, is a matter of the machine`()
        async throws
    {
        try write("monday", latency: 1)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (status, text) = await compare("monday", "sunday")
        #expect(status == .environment)
        #expect(text.contains("'sunday' is neither a run in \(folder)"))
        let csv = "\(folder)/runs/monday/invoke/samples.csv"
        let lonely = await compare("monday", csv)
        #expect(lonely.status == .environment)
        #expect(lonely.text.contains("only in A: invoke, n = 60\nonly in B: samples, n = 60\n"))
        #expect(await compare("monday").status == .usage)
    }

    @Test func `a run with itself tells how often it would be wrong`() async throws {
        try write("monday", latency: 1, count: 40)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let output = SelfTestPage(
            try MeasuredResult.results(
                inFile: "\(folder)/runs/monday/invoke/samples.csv"
            ),
            margin: 0.05,
            seed: 1,
            trials: 100
        )
        let test = try #require(output.lines.first?.test)
        #expect(test.trials == 100 && test.different <= 14)
        #expect(
            output.text.hasPrefix("samples: \(test.different) of 100 splits of 40 samples differ")
        )
    }
}
