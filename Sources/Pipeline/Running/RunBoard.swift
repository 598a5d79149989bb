import Synchronization

/// What a run has come to so far, for steps that ask while it goes on.
final class RunBoard: Sendable {
    private struct State {
        var state = RunState.succeeded
        var outcomes: [InstanceOutcome] = []
        var results: [Value] = []
        var resultsByInstance: [InstanceID: [Value]] = [:]
        /// What steps could not remove, by the scope they settled.
        var leftovers: [Int: Int] = [:]
    }

    private let state: Mutex<State>

    /// Creates a board for a number of instances: a list that grows ends up half empty.
    init(instances: Int) {
        var state = State()
        state.outcomes.reserveCapacity(instances)
        self.state = Mutex(state)
    }

    var outcomes: [InstanceOutcome] { state.withLock { $0.outcomes } }

    func update(_ runState: RunState) { state.withLock { $0.state = runState } }

    func add(_ outcome: InstanceOutcome) { state.withLock { $0.outcomes.append(outcome) } }

    func publish(_ result: Value, of instance: InstanceID) {
        state.withLock { state in
            state.results.append(result)
            state.resultsByInstance[instance, default: []].append(result)
        }
    }

    func results(of instance: InstanceID) -> [Value] {
        state.withLock { $0.resultsByInstance[instance] ?? [] }
    }

    func leave(_ count: Int, in scope: Int) { state.withLock { $0.leftovers[scope] = count } }

    /// What was left since somebody asked last.
    func takeLeftovers() -> [Int: Int] {
        state.withLock { state in
            defer { state.leftovers = [:] }
            return state.leftovers
        }
    }

    func history(of pipeline: String, openLeases: Int, startedAt: Double) -> RunHistory {
        state.withLock { state in
            RunHistory(
                pipeline: pipeline,
                state: state.state,
                instances: state.outcomes,
                results: state.results,
                openLeases: openLeases,
                startedAt: startedAt
            )
        }
    }
}
