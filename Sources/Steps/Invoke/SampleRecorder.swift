import LoadGenerator
import Pipeline
import Results
import Synchronization
import Values

/// Judges answers as they come, writes them to the sample file, and keeps count.
///
/// Called on the load generator's own reader thread, never on the timed one.
final class SampleRecorder: Sendable {
    fileprivate struct State {
        var judge = ColdnessJudge()
        var tally: SampleTally
        var watch: PrecisionWatch?
        var samples: [Sample] = []
        var failure: ResultsFailure?
    }

    private let state: Mutex<State>
    private let writer: SampleWriter
    private let attempt: Int
    private let maxErrors: Double
    let earlier: EarlierSamples
    private let check: AnswerCheck

    /// - Parameters:
    ///   - writer: Where samples go.
    ///   - tally: Counts them; nothing yet.
    ///   - earlier: Samples of attempts that this one goes on with; they are in the file already.
    ///   - watch: Says when there are enough; `nil` when the plan does.
    ///   - attempt: The number of this attempt.
    ///   - maxErrors: The share of requests that may fail.
    ///   - check: Says whether functions did what they were asked to do.
    init(
        writer: SampleWriter,
        tally: SampleTally,
        earlier: [Sample] = [],
        watch: PrecisionWatch? = nil,
        attempt: Int,
        maxErrors: Double,
        check: AnswerCheck
    ) {
        self.writer = writer
        self.attempt = attempt
        self.maxErrors = maxErrors
        self.check = check
        var start = State(tally: tally, watch: watch)
        for sample in earlier {
            start.tally.add(sample)
            if let instance = sample.function.instance { start.judge.note(instance) }
            for hop in sample.hops { start.judge.note(hop.instance) }
        }
        start.samples = earlier
        start.look()
        self.earlier = EarlierSamples(earlier)
        state = Mutex(start)
    }

    /// Takes a batch; asks for the end when there is no point in going on.
    func record(_ answers: [LoadAnswer], isRepeat: Bool) -> LoadDirective {
        state.withLock { state in
            var batch: [Sample] = []
            // What was given up before it was sent is no request, and so no sample.
            for answer in answers where answer.row.failure != .cancelled || answer.row.sent > 0 {
                var sample = Sample(answer.row, attempt: attempt, isRepeat: isRepeat)
                if answer.row.succeeded { judge(answer, &sample, &state.judge) }
                state.tally.add(sample)
                batch.append(sample)
            }
            do throws(ResultsFailure) {
                try writer.append(batch)
            } catch {
                state.failure = error
            }
            state.samples += batch
            state.look()
            return isOver(state) ? .stop : .proceed
        }
    }

    private func judge(_ answer: LoadAnswer, _ sample: inout Sample, _ judge: inout ColdnessJudge) {
        let proof = FunctionAnswer(body: answer.body, carriesPayload: check.carriesPayload)
        sample.verdict = judge.verdict(on: proof)
        if let proof {
            sample.function = Sample.Function(proof)
            sample.payload = proof.everyone.last?.payloadBytes
            sample.hops = proof.hops
        }
        let line = answer.body.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        sample.error = check.fault(in: proof, body: answer.row.bodyBytes, told: line ?? 0)
    }

    /// Whether there are enough samples, the file can no longer be written, or too many requests
    /// failed.
    var isOver: Bool { state.withLock { isOver($0) } }

    /// Whether there are enough samples of a burst size.
    func isOver(_ burst: Int) -> Bool { state.withLock { $0.watch?.isOver(burst) ?? false } }

    private func isOver(_ state: State) -> Bool {
        state.failure != nil || state.tally.isBeyond(maxErrors) || state.watch?.isOver ?? false
    }

    var tally: SampleTally { state.withLock { $0.tally } }

    /// All samples so far.
    ///
    /// - Throws: A `StepFailure` when some could not be written to their file.
    func finish() throws -> [Sample] {
        let (samples, failure) = state.withLock { ($0.samples, $0.failure) }
        if let failure { throw StepFailure(code: .environment, message: failure.message) }
        do throws(ResultsFailure) {
            try writer.close()
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
        return samples
    }
}

extension SampleRecorder.State {
    /// Looks at the burst sizes whose turn has come.
    fileprivate mutating func look() {
        guard var watch else { return }
        for (burst, count) in tally.counts {
            watch.note(burst, count: count.pure) {
                SampleSelection(samples, mode: tally.mode, burst: burst).latencies
            }
        }
        self.watch = watch
    }
}
