import Testing

@testable import Results

@Suite struct `Doubts about a result` {
    private func provenance(
        _ change: (inout ResultProvenance) -> Void = { _ in }
    ) -> ResultProvenance {
        var provenance = ResultProvenance(
            configuration: [:],
            versions: [:],
            client: .init(processor: nil, processors: 2, memoryBytes: nil),
            timer: nil,
            load: .init(stealShare: 0.01, busyShare: 0.9, loadAverage: 3),
            schedule: .init()
        )
        provenance.schedule.sent = 100
        change(&provenance)
        return provenance
    }

    private func verdict(_ samples: [Sample], _ provenance: ResultProvenance) -> String? {
        ResultSummary.results(
            in: SampleLedger(samples, of: [Make.identity()]),
            identity: Make.identity(),
            bursts: [1],
            goal: .count(20),
            seed: 1,
            provenance: provenance
        ).first?.verdict
    }

    @Test func `come from its circumstances`() {
        let samples = Make.samples(20)
        #expect(verdict(samples, provenance()) == "valid")
        #expect(
            verdict(samples, provenance { $0.load.stealShare = 0.08 })
                == "suspect: the hypervisor took 8 % of the processors"
        )
        #expect(
            verdict(samples, provenance { $0.schedule.missingStamps = 2 })
                == "suspect: 2 of 100 requests lack the kernel's stamp"
        )
        #expect(
            verdict(Make.samples(19), provenance { $0.schedule.clockSteps = 1 })
                == "suspect: 19 of 20 samples; the clock was set 1 times meanwhile"
        )
    }

    @Test func `come from requests that left late`() throws {
        var samples = (0..<20).map { Make.sample($0, latency: 10_000_000) }
        for index in samples.indices {
            let times = samples[index].times
            samples[index].times.sent = times.intended + (index < 8 ? 10 : 2_000_000)
            samples[index].times.firstByte = times.intended + 12_000_000
        }
        #expect(
            verdict(samples, provenance())
                == "suspect: half of the requests left 2.00 ms late or more"
        )
        let result = try #require(Make.results(samples).first)
        #expect(result.latenessP50 == 2_000_000)
        #expect(result.latenessP99 == nil)
    }
}
