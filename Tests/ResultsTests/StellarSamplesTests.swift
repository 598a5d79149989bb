import Testing

@testable import Results

@Suite struct `Samples as STeLLAR knows them` {
    private func convert(_ samples: [Sample], mode: Mode = .cold) -> StellarSamples {
        StellarSamples(
            samples,
            mode: mode,
            hosts: ["a.example", "b.example"],
            epoch: 5_000_000_000
        )
    }

    @Test func `come in the order in which their answers were complete`() {
        let slow = Make.sample(0, latency: 3_000_000_000)
        let fast = Make.sample(1, latency: 1_000_000)
        #expect(convert([slow, fast]).rows.map(\.request) == ["1", "0"])
    }

    @Test func `count a connection that had to be made, and none that was there`() throws {
        var fresh = Make.sample(0, latency: 2_000_000)
        fresh.times.resolve = 1_000_000
        fresh.times.connect = 4_000_000
        fresh.times.secure = 2_000_000
        var reused = fresh
        reused.reused = true
        let rows = convert([fresh, reused]).rows
        #expect(rows.map(\.milliseconds).sorted() == [2, 9])
        // Sent 10 ns after its instant, on a clock that began 5 s after 1970.
        #expect(rows.map(\.received) == [5_002_000_010, 5_002_000_010])
    }

    @Test func `have the host of their endpoint, and bursts from 0 without those that warm`() {
        var warmUp = Make.sample(0, phase: .warmUp)
        warmUp.burst = 0
        var first = Make.sample(1)
        first.burst = 4
        first.endpoint = 1
        var second = Make.sample(2)
        second.burst = 9
        let rows = convert([warmUp, first, second]).rows
        #expect(rows.map(\.burst) == [0, 1])
        #expect(rows.map(\.host) == ["b.example", "a.example"])
    }

    @Test func `that failed or prove something else are noted, and no row of zeros`() {
        var failed = Make.sample(0, latency: nil, error: "timeout")
        failed.burst = 0
        let impure = Make.sample(1, verdict: .warm)
        let good = Make.sample(2)
        let converted = convert([failed, impure, good])
        #expect(converted.rows.map(\.request) == ["2"])
        #expect(converted.rows.map(\.burst) == [2])
        #expect(
            converted.notes == [
                "1 of 3 requests failed: they have no row.",
                "1 of 3 requests were not proven cold: they have no row.",
            ]
        )
        #expect(convert([good]).notes == [])
    }

    @Test func `of a chain tell when each function had the payload, if by one clock`() {
        var sample = Make.sample(0)
        sample.hops = [
            .init(
                instance: "b",
                ordinal: 1,
                passed: 5_999_999,
                held: 7_000_000,
                transfer: 1_000_001
            ),
            .init(
                instance: "c",
                ordinal: 1,
                passed: 8_000_000,
                held: 9_500_000,
                transfer: 1_500_000
            ),
        ]
        var unclear = Make.sample(1)
        unclear.hops = sample.hops
        unclear.hops[1].transfer = nil
        let converted = convert([sample, unclear])
        #expect(converted.rows.map(\.timestamps) == [[5, 7, 9], []])
        #expect(
            converted.notes
                == ["1 of 2 requests tell no times of one clock: they have no row of transfers."]
        )
    }
}
