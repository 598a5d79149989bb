import Pipeline
import Results

/// What a notification says: how the run went, what failed, and the numbers.
struct RunVerdict: Sendable, Hashable, Encodable {
    /// The version of this message.
    var schema = 1
    var run: String
    var pipeline: String
    var state: RunState
    /// How long the run took so far, in whole seconds.
    var seconds: Int
    /// How many resources the run still answers for.
    var left: Int
    var failed: [Failure]
    var results: [ResultSummary]

    /// An instance that did not do its work.
    struct Failure: Sendable, Hashable, Encodable {
        var instance: String
        var state: TerminalState
        var message: String
    }

    /// Draws the verdict from what has happened so far.
    init(run: RunID, history: RunHistory, now: Double) throws {
        self.run = run.description
        pipeline = history.pipeline
        state = history.state
        seconds = max(0, Int((now - history.startedAt).rounded()))
        left = history.openLeases
        failed = history.instances
            .filter { [.failed, .timedOut, .blocked].contains($0.state) }
            .map { outcome in
                Failure(
                    instance: outcome.instance.description,
                    state: outcome.state,
                    message: outcome.failure?.message ?? "something it depends on failed"
                )
            }
        results = try history.results.map { try $0.decoded(as: ResultSummary.self) }
    }

    /// `quickstart succeeded in 42 s, 0 left`.
    var headline: String { "\(pipeline) \(state.rawValue) in \(seconds) s, \(left) left" }

    /// The message as plain text; the numbers in one line for each result.
    var text: String {
        let failures = failed.map { "  \($0.state.rawValue): \($0.instance): \($0.message)\n" }
        return "\(headline) (\(run))\n" + failures.joined() + results.map(line).joined()
    }

    private func line(of result: ResultSummary) -> String {
        let median = result.p50.map { "median \(LatencyText(nanoseconds: $0))" } ?? "no samples"
        let doubt = result.isValid ? "" : ", \(result.verdict)"
        return "  \(result.identity.instance): n \(result.n), \(median)\(doubt)\n"
    }
}
