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
        var account: SampleAccount
        var watch: PrecisionWatch?
        var failure: ResultsFailure?
        var reports: [LoadReport] = []
    }

    private let state: Mutex<State>
    private let writer: SampleWriter
    private let attempt: Int
    private let maxErrors: Double
    /// The set of each function, and its place in it.
    private let places: [(set: String, endpoint: Int)]
    private let check: AnswerCheck

    /// - Parameters:
    ///   - writer: Where samples go.
    ///   - subjects: What is measured.
    ///   - account: Counts samples; those of attempts that this one goes on with already.
    ///   - watch: Says when there are enough; `nil` when the plan does.
    ///   - attempt: The number of this attempt.
    ///   - maxErrors: The share of requests that may fail.
    ///   - check: Says whether functions did what they were asked to do.
    init(
        writer: SampleWriter,
        subjects: [Subject],
        account: SampleAccount,
        watch: PrecisionWatch? = nil,
        attempt: Int,
        maxErrors: Double,
        check: AnswerCheck
    ) {
        self.writer = writer
        self.attempt = attempt
        self.maxErrors = maxErrors
        self.check = check
        var start = State(account: account, watch: watch)
        start.look()
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
                if answer.row.succeeded { judge(answer, &sample, &state.account.judge) }
                state.account.add(sample)
                batch.append(sample)
            }
            do throws(ResultsFailure) {
                try writer.append(batch)
            } catch {
                state.failure = error
            }
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

    /// What a search has sent from a request on.
    func probes(from request: Int) -> [Sample] {
        state.withLock { state in state.account.ledger.probes.filter { $0.id >= request } }
    }

    /// Whether there are enough samples, the file can no longer be written, or too many requests
    /// failed.
    var isOver: Bool { state.withLock { isOver($0) } }

    /// Whether there are enough samples for a result.
    func isOver(_ cell: ResultCell) -> Bool {
        state.withLock { $0.watch?.isOver(cell) ?? false }
    }

    /// What earlier attempts have left.
    var earlier: EarlierSamples { state.withLock { $0.account.earlier } }

    /// What earlier attempts have left of a set.
    func earlier(of set: String) -> EarlierSamples {
        state.withLock { $0.account.earlierOfSets[set] } ?? EarlierSamples()
    }

    private func isOver(_ state: State) -> Bool {
        let isBeyond = state.account.tally.isBeyond(maxErrors)
        return state.failure != nil || isBeyond || state.watch?.isOver ?? false
    }

    /// Keeps how a part of the load went.
    func note(_ report: LoadReport) { state.withLock { $0.reports.append(report) } }

    /// How all parts of the load went.
    var reports: [LoadReport] { state.withLock { $0.reports } }

    var tally: SampleTally { state.withLock { $0.account.tally } }

    /// What all samples came to.
    ///
    /// - Throws: A `StepFailure` when some could not be written to their file.
    func finish() throws -> SampleAccount {
        let (account, failure) = state.withLock { ($0.account, $0.failure) }
        if let failure { throw StepFailure(code: .environment, message: failure.message) }
        do throws(ResultsFailure) {
            try writer.close()
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
        return account
    }
}

extension SampleRecorder.State {
    /// Looks at the results whose turn has come.
    fileprivate mutating func look() {
        guard var watch else { return }
        for (cell, count) in account.tally.counts {
            watch.note(cell, count: count.pure) {
                account.ledger.selection(set: cell.set, burst: cell.burst)?.latencies ?? []
            }
        }
        self.watch = watch
    }
}
