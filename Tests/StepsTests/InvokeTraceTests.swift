import LoadGenerator
import Pipeline
import Results
import Testing
import Values

@testable import Steps

@Suite struct `The file of a trace` {
    @Test func `is found beside the pipeline`() async throws {
        try await withFolder { folder in
            try write("0\n1.5\n", to: "\(folder)/traces/a.txt")
            let trace = try LoadTrace(file: "traces/a.txt", in: folder, atLeast: 2)
            #expect(trace.offsets == [0, 1_500_000_000])
        }
    }

    @Test func `must hold as many instants as samples need`() async throws {
        try await withFolder { folder in
            try write("0\n1.5\n", to: "\(folder)/a.txt")
            let failure = #expect(throws: StepFailure.self) {
                try LoadTrace(file: "\(folder)/a.txt", in: "/nowhere", atLeast: 3)
            }
            #expect(
                failure?.message
                    == "the trace '\(folder)/a.txt' holds 2 instants, and 'samples' needs 3 bursts"
            )
        }
    }

    @Test(arguments: ["missing.txt", "bad.txt"])
    func `that cannot be read is named`(name: String) async throws {
        try await withFolder { folder in
            try write("now\n", to: "\(folder)/bad.txt")
            let failure = #expect(throws: StepFailure.self) {
                try LoadTrace(file: name, in: folder, atLeast: 1)
            }
            #expect(failure?.code == .invalid)
            #expect(failure?.message.contains("\(folder)/\(name)") == true)
        }
    }
}

@Suite struct `Samples of earlier attempts` {
    private func sample(
        _ id: Int,
        burst: Int,
        attempt: Int,
        at instant: Int,
        _ phase: Phase
    ) -> Sample {
        Sample(
            id: id,
            attempt: attempt,
            endpoint: 0,
            burst: burst,
            size: 1,
            phase: phase,
            times: .init(intended: instant)
        )
    }

    @Test func `are counted by bursts and by the time they took`() {
        var earlier = EarlierSamples()
        let left = [
            sample(0, burst: 0, attempt: 1, at: 5, .warmUp),
            sample(1, burst: 1, attempt: 1, at: 100, .measured),
            sample(2, burst: 2, attempt: 1, at: 130, .measured),
            sample(3, burst: 3, attempt: 2, at: 7, .measured),
            sample(4, burst: 3, attempt: 2, at: 7, .measured),
            sample(5, burst: 4, attempt: 2, at: 90, .repeated),
        ]
        for sample in left { earlier.add(sample) }
        #expect(earlier.nextRequest == 6)
        #expect(earlier.nextBurst == 5)
        #expect(earlier.measured == 4)
        #expect(earlier.bursts == 3)
        #expect(earlier.measuredTime == 30)
    }

    @Test func `are none at first`() {
        let earlier = EarlierSamples()
        #expect(earlier.nextRequest == 0 && earlier.nextBurst == 0 && earlier.measuredTime == 0)
    }
}
