import FoundationEssentials
import Pipeline
import Results
import Testing
import Values

@testable import Steps

@Suite struct `Collecting` {
    private func samples(_ count: Int) -> [Sample] {
        (0..<count).map { number in
            var sample = Sample(
                id: number,
                endpoint: 0,
                burst: number,
                size: 1,
                phase: .measured,
                times: .init(
                    intended: number * 1000,
                    sent: number * 1000 + 5,
                    firstByte: number * 1000 + 105 + number,
                    lastByte: number * 1000 + 200
                )
            )
            sample.status = 200
            sample.verdict = .cold
            return sample
        }
    }

    private func set(in folder: String) -> SampleSet {
        SampleSet(
            path: "\(folder)/samples.csv",
            identities: [ResultIdentity(instance: "invoke", provider: "local", mode: .cold)],
            bursts: [1],
            goal: .count(20),
            seed: 7
        )
    }

    private func collect(_ sets: [SampleSet?], in folder: String) async throws -> CollectOutput {
        var mapping = MappingReader.describing()
        var parameters = CollectParameters(reading: &mapping)
        parameters.samples = sets
        let collect = Collect(
            parameters: parameters,
            web: FakeWeb(HTTPAnswer(status: 200)),
            now: { 0 },
            zone: { .gmt }
        )
        return try await collect.run(in: context(folder: folder))
    }

    @Test func `computes from the file what invoke computed from memory`() async throws {
        try await withFolder { folder in
            let samples = samples(20)
            let writer = try SampleWriter(appendingTo: "\(folder)/samples.csv")
            try writer.append(samples)
            try writer.close()
            let output = try await collect([set(in: folder), nil], in: folder)
            let set = set(in: folder)
            let ledger = SampleLedger(samples, of: set.identities)
            #expect(output.summary == set.results(in: ledger))
            #expect(output.summary.first?.p50 == 109)
            #expect(output.missing == 1)
            let table = try String(
                contentsOf: URL(filePath: "\(folder)/results.txt"),
                encoding: .utf8
            )
            #expect(table.contains("invoke"))
        }
    }

    @Test func `fails when there is nothing, rather than reporting zeros`() async throws {
        try await withFolder { folder in
            _ = await #expect(throws: StepFailure.self) {
                try await collect([nil, nil], in: folder)
            }
        }
    }
}
