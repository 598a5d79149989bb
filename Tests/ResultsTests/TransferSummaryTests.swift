import Foundation
import Testing

@testable import Results

@Suite struct `The transfers of a chain` {
    /// A sample that went over hops which took so long.
    private func sample(
        _ id: Int,
        _ transfers: [Int?],
        verdict: Verdict = .cold,
        error: String? = nil
    ) -> Sample {
        var sample = Make.sample(id, verdict: verdict, error: error)
        sample.hops = transfers.map { Sample.Hop(instance: "b", ordinal: 1, transfer: $0) }
        return sample
    }

    @Test func `are summarized hop by hop, never mixed`() {
        let samples = (1...7).map { sample($0, [$0 * 1000, $0 * 9000]) }
        let transfers = Make.results(samples)[0].transfers
        #expect(transfers.map(\.hop) == [1, 2])
        #expect(transfers.map(\.p50Ns) == [4000, 36_000])
        #expect(transfers.map(\.p50CI) == [1000...7000, 9000...63_000])
        #expect(transfers[0].minNs == 1000 && transfers[0].maxNs == 7000)
        #expect(transfers[0].p99Ns == nil)
    }

    @Test func `are those of the samples that count, and of them those that are known`() {
        let samples = [
            sample(1, [1000]), sample(2, [nil]), sample(3, [5000], verdict: .warm),
            sample(4, [7000], error: "payload"),
        ]
        let transfers = Make.results(samples)[0].transfers
        #expect(transfers.map(\.n) == [1])
        #expect(transfers[0].meanNs == 1000)
    }

    @Test func `are none without a chain, and none when no clock could be compared`() {
        #expect(Make.results(Make.samples(3))[0].transfers.isEmpty)
        #expect(Make.results([sample(1, [nil])])[0].transfers.isEmpty)
    }

    @Test func `are read back from a summary, also from one that was written before them`() throws {
        let result = Make.results((1...7).map { sample($0, [$0]) })[0]
        let json = try JSONEncoder().encode(result)
        #expect(try JSONDecoder().decode(ResultSummary.self, from: json) == result)
        var object = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        object["transfers"] = nil
        let old = try JSONSerialization.data(withJSONObject: object)
        #expect(try JSONDecoder().decode(ResultSummary.self, from: old).transfers.isEmpty)
    }
}
