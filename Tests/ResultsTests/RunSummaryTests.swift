import Foundation
import Testing

@testable import Results

@Suite struct `The summary of a run` {
    private var summary: RunSummary {
        RunSummary(
            run: "r1",
            pipeline: "quick/start",
            state: "failed",
            seed: .max,
            failed: [
                .init(instance: "deploy[provider=x]", state: "failed", message: "no \"quota\"")
            ],
            left: 1,
            results: Make.results(Make.samples(7)) + Make.results([])
        )
    }

    @Test func `what is written is read back`() throws {
        try Make.withPath { path in
            try summary.write(to: path)
            #expect(try RunSummary(path: path) == summary)
        }
    }

    @Test func `the file has every key that scripts rely on, null where nothing is known`() throws {
        let text = try String(decoding: summary.json, as: UTF8.self)
        for line in [
            #"  "schema" : 1,"#, #"  "seed" : 18446744073709551615,"#, #"  "run" : "r1","#,
            #"      "instance" : "invoke[mode=cold]","#, #"      "packageBytes" : 52428800,"#,
            #"      "p50Ns" : 4000,"#, #"      "p99Ns" : null,"#, #"      "p50CI" : null,"#,
            #"      "impure" : null,"#, #"      "minNs" : null,"#, #"      "burst" : 1,"#,
        ] {
            #expect(text.contains(line))
        }
        #expect(text.contains("\"p50CI\" : [\n        1000,\n        7000\n      ]"))
    }

    @Test func `every key of a result is there even when nothing is known`() throws {
        var bare = Make.identity()
        bare.function = nil
        bare.runtime = nil
        bare.package = nil
        bare.packageBytes = nil
        let result = try #require(Make.results([], identity: bare).first)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(result))
        let keys = try #require(json as? [String: Any]).keys.sorted()
        #expect(
            keys.joined(separator: " ") == """
                burst chain cold errors function impure instance interruptions keepAlive latenessP50Ns \
                latenessP99Ns maxNs meanNs measuredBy minNs mode n \
                p25Ns p50CI p50Ns p75Ns p90Ns p95Ns p99Ns package packageBytes payloadBytes \
                provenance provider queued \
                repeats responseP50Ns responsePayloadBytes runtime sdNs seed serviceTimeNs set tmr \
                transfer transfers verdict
                """
        )
    }

    @Test func `the same summary is the same text`() throws {
        #expect(try summary.json == summary.json)
    }

    @Test func `a file of another version is refused`() throws {
        try Make.withPath { path in
            let other = try String(decoding: summary.json, as: UTF8.self)
                .replacingOccurrences(of: #""schema" : 1"#, with: #""schema" : 2"#)
            try other.write(toFile: path, atomically: true, encoding: .utf8)
            let failure = #expect(throws: ResultsFailure.self) { try RunSummary(path: path) }
            #expect(failure?.message.contains("has version 2") == true)
        }
    }
}
