import Pipeline
import Results
import Synchronization

/// Gathers what the steps of a run publish, and writes `summary.json` when the run is over.
final class ResultKeeper: RunListener {
    private struct State {
        var summary: RunSummary?
        var failure: String?
        /// As they stand in the plan.
        var instances: [InstanceID] = []
    }

    private let state = Mutex(State())
    private let path: String

    /// Will write to a file, whose folder exists by the end of the run.
    init(path: String) { self.path = path }

    /// The summary so far; `nil` before the run began.
    var summary: RunSummary? { state.withLock { $0.summary } }

    /// Why the summary could not be written, if it could not.
    var failure: String? { state.withLock { $0.failure } }

    func record(_ event: RunEvent) {
        state.withLock { state in
            switch event.body {
            case .runStarted(let start):
                state.summary = RunSummary(
                    run: start.run.description,
                    pipeline: start.pipeline,
                    state: "running",
                    seed: start.seed
                )
                state.instances = start.instances
            case .result(_, let value): add(value, to: &state)
            case .instanceFinished(let finish): add(finish, to: &state)
            case .runFinished(let finish):
                state.summary?.state = finish.state.rawValue
                state.summary?.left = finish.left
                sort(&state)
                write(&state)
            default: break
            }
        }
    }

    private func add(_ value: Value, to state: inout State) {
        do {
            state.summary?.results.append(try value.decoded(as: ResultSummary.self))
        } catch {
            state.failure = "a step published what is not a result: \(error)"
        }
    }

    private func add(_ finish: InstanceFinish, to state: inout State) {
        guard [.failed, .timedOut, .blocked].contains(finish.state) else { return }
        state.summary?.failed.append(
            RunSummary.Failure(
                instance: finish.instance.description,
                state: finish.state.rawValue,
                message: finish.failure?.message ?? "something it depends on failed"
            )
        )
    }

    /// Results come as they end; readers want them as the plan has them.
    private func sort(_ state: inout State) {
        guard let results = state.summary?.results, !results.isEmpty else { return }
        let places = state.instances.enumerated().map { ($1.description, $0) }
        let order = Dictionary(places) { first, _ in first }
        state.summary?.results.sort { left, right in
            let places = (order[left.identity.folderInstance], order[right.identity.folderInstance])
            return (places.0 ?? .max, left.identity.instance, left.burst)
                < (places.1 ?? .max, right.identity.instance, right.burst)
        }
    }

    private func write(_ state: inout State) {
        do throws(ResultsFailure) {
            try state.summary?.write(to: path)
        } catch {
            state.failure = error.message
        }
    }
}
