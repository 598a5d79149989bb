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
        var reports: [LoadReport] = []
    }

    private let state: Mutex<State>
    private let writer: SampleWriter
    private let attempt: Int
    private let maxErrors: Double
    /// The set of each function, and its place in it.
    private let places: [(set: String, endpoint: Int)]
    let earlier: EarlierSamples
    private let check: AnswerCheck
    private let earlierOfSets: [String: EarlierSamples]

    /// - Parameters:
    ///   - writer: Where samples go.
    ///   - subjects: What is measured.
    ///   - tally: Counts them; nothing yet.
    ///   - earlier: Samples of attempts that this one goes on with; they are in the file already.
    ///   - watch: Says when there are enough; `nil` when the plan does.
    ///   - attempt: The number of this attempt.
    ///   - maxErrors: The share of requests that may fail.
    ///   - check: Says whether functions did what they were asked to do.
    init(
        writer: SampleWriter,
        subjects: [Subject],
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
        earlierOfSets = Dictionary(grouping: earlier, by: \.set).mapValues { EarlierSamples($0) }
        places = subjects.flatMap { subject in
            subject.endpoints.functions.indices.map { (subject.name, $0) }
        }
        state = Mutex(start)
    }

    /// Takes a batch; asks for the end when there is no point in going on.
    func record(_ answers: [LoadAnswer], isRepeat: Bool) -> LoadDirective {
        state.withLock { state in
            var batch: [Sample] = []
            // What was given up before it was sent is no request, and so no sample.
            for answer in answers where answer.row.failure != .cancelled || answer.row.sent > 0 {
                var sample = Sample(answer.row, attempt: attempt, isRepeat: isRepeat)
                (sample.set, sample.endpoint) = places[sample.endpoint]
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
        sample.verdict = judge.verdict(
            on: proof,
            sent: answer.row.sent,
            arrived: answer.row.firstByte
        )
        if let proof {
            sample.function = Sample.Function(proof)
            sample.payload = proof.everyone.last?.payloadBytes
            sample.hops = proof.hops
        }
        let line = answer.body.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        sample.error = check.fault(in: proof, body: answer.row.bodyBytes, told: line ?? 0)
    }

    /// The samples from a request on.
    func samples(from request: Int) -> [Sample] {
        state.withLock { state in state.samples.filter { $0.id >= request } }
    }

    /// Whether there are enough samples, the file can no longer be written, or too many requests
    /// failed.
    var isOver: Bool { state.withLock { isOver($0) } }

    /// Whether there are enough samples for a result.
    func isOver(_ cell: ResultCell) -> Bool {
        state.withLock { $0.watch?.isOver(cell) ?? false }
    }

    /// What earlier attempts have left of a set.
    func earlier(of set: String) -> EarlierSamples { earlierOfSets[set] ?? EarlierSamples([]) }

    private func isOver(_ state: State) -> Bool {
        state.failure != nil || state.tally.isBeyond(maxErrors) || state.watch?.isOver ?? false
    }

    /// Keeps how a part of the load went.
    func note(_ report: LoadReport) { state.withLock { $0.reports.append(report) } }

    /// How all parts of the load went.
    var reports: [LoadReport] { state.withLock { $0.reports } }

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
    /// Looks at the results whose turn has come.
    fileprivate mutating func look() {
        guard var watch else { return }
        for (cell, count) in tally.counts {
            watch.note(cell, count: count.pure) {
                let ofSet = samples.lazy.filter { $0.set == cell.set }
                return SampleSelection(ofSet, mode: tally.mode, burst: cell.burst).latencies
            }
        }
        self.watch = watch
    }
}
