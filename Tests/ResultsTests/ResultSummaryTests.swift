import Foundation
import Statistics
import Testing

@testable import Results

@Suite struct `Summarising samples` {
    @Test func `only pure answers of the measured phases count`() throws {
        let samples =
            Make.samples(10) + [
                Make.sample(latency: 1, phase: .warmUp),
                Make.sample(latency: 2, verdict: .warm),
                Make.sample(latency: 3, verdict: .unknown),
                Make.sample(latency: nil, error: "timeout"),
                Make.sample(latency: 99_000, phase: .repeated),
            ]
        let result = try #require(Make.results(samples).first)
        #expect(result.n == 11)
        #expect(result.errors == 1)
        #expect(result.repeats == 1)
        #expect(result.impure == 2.0 / 13)
        #expect(result.min == 1000)
        #expect(result.max == 99_000)
        #expect(result.p50 == 6000)
        #expect(result.responseP50 == 6010)
    }

    @Test func `an answer with a bad status is an error even when it is fast`() throws {
        var bad = Make.sample(latency: 1)
        bad.status = 502
        let result = try #require(Make.results(Make.samples(3) + [bad]).first)
        #expect(result.errors == 1)
        #expect(result.min == 1000)
    }

    @Test func `where nothing has to be proven, every good answer counts`() throws {
        let samples = [
            Make.sample(0), Make.sample(1, verdict: .warm), Make.sample(2, verdict: .unknown),
            Make.sample(3, latency: nil, error: "timeout"),
        ]
        let identity = Make.identity(mode: .any)
        let result = try #require(Make.results(samples, identity: identity).first)
        #expect(result.n == 3)
        #expect(result.errors == 1)
        #expect(result.impure == 0)
    }

    @Test func `a quantile that so few samples cannot support is missing, the median never is`()
        throws
    {
        let three = try #require(Make.results(Make.samples(3)).first)
        #expect(three.p50 == 2000)
        #expect(three.p50Interval == nil)
        #expect(three.p90 == nil)
        #expect(three.p99 == nil)
        #expect(three.max == 3000)
        let many = try #require(Make.results(Make.samples(400)).first)
        #expect(many.p99 == 396_000)
        #expect(many.p50Interval?.contains(200_000) == true)
    }

    @Test func `a result without samples appears, with nothing dressed up as zero`() throws {
        let failures = [Make.sample(latency: nil, error: "connection")]
        let result = try #require(Make.results(failures, wanted: 5).first)
        #expect(result.n == 0)
        #expect(result.errors == 1)
        #expect(result.impure == nil)
        #expect(result.p50 == nil)
        #expect(result.mean == nil)
        #expect(result.verdict == "suspect: 0 of 5 samples; 1 of 1 requests failed")
    }

    @Test func `each burst size is a result, also one that was never sent`() {
        let results = Make.results(
            Make.samples(8) + Make.samples(20, size: 10),
            bursts: [1, 10, 50]
        )
        #expect(results.map(\.burst) == [1, 10, 50])
        #expect(results.map(\.n) == [8, 20, 0])
    }

    @Test(arguments: [
        (0, 0, 100, "valid"), (1, 5, 100, "valid"),
        (2, 0, 100, "suspect: 2 of 102 requests failed"),
        (0, 20, 100, "suspect: 20 of 120 answers not proven cold"),
        (0, 0, 101, "suspect: 100 of 101 samples"),
    ])
    func `the verdict says what makes a result suspect`(
        failed: Int,
        impure: Int,
        wanted: Int,
        verdict: String
    ) throws {
        let samples =
            Make.samples(100) + Make.samples(impure, verdict: .warm)
            + (0..<failed).map { Make.sample($0, latency: nil) }
        #expect(try #require(Make.results(samples, wanted: wanted).first).verdict == verdict)
    }

    @Test(arguments: [
        (0.5, 10, "valid"), (0.05, 10, "suspect: the median is known to ±21 %, not to ±5 %"),
        (0.5, 200, "suspect: 100 of at least 200 samples"),
    ])
    func `the verdict says how well the median is known`(
        halfWidth: Double,
        least: Int,
        verdict: String
    ) throws {
        let rule = SequentialStopping(halfWidth: halfWidth, least: least, most: 1000)
        let results = ResultSummary.results(
            in: SampleLedger(Make.samples(100), of: [Make.identity()]),
            identity: Make.identity(),
            bursts: [1],
            goal: .precision(rule),
            seed: 1
        )
        #expect(results.map(\.verdict) == [verdict])
    }
}
