/// How a run or a reused pipeline goes, judged by what is over so far.
extension Scheduler {
    /// How a scope ended, by the instances in it that count; never `skipped` or `blocked`.
    func verdict(of scope: Int) -> TerminalState {
        let states = endings[scope]
        for state in [TerminalState.failed, .timedOut, .cancelled] where states.contains(state) {
            return state
        }
        // Something that counts was not done because something that does not count failed.
        return states.contains(.blocked) ? .failed : .succeeded
    }

    /// How the run would end if it ended now.
    package var state: RunState {
        if leftovers[0] > 0 { return .leaked }
        let verdict = verdict(of: 0)
        if verdict == .failed || halt.causes.contains(.breakdown) { return .failed }
        if verdict == .timedOut || halt.causes.contains(.deadline) { return .timedOut }
        if verdict == .cancelled || halt.causes.contains(.request) { return .cancelled }
        return .succeeded
    }

    /// Everything that `when:` in the `finally` of a scope may ask for and that is true.
    ///
    /// More than one at a time, because a run can fail first and be cancelled then, and a step that
    /// asks for either of them is meant.
    func conditions(of scope: Int) -> Set<RunCondition> {
        var conditions = isHalted(scope: scope) ? haltConditions : []
        switch verdict(of: scope) {
        case .failed: conditions.insert(.failed)
        case .timedOut: conditions.insert(.timedOut)
        // What a deadline cancelled was late: nobody asked for it to stop.
        case .cancelled where conditions.isEmpty: conditions.insert(.cancelled)
        case .succeeded, .skipped, .blocked, .cancelled: break
        }
        if leftovers[scope] > 0 { conditions.insert(.leaked) }
        return conditions.isEmpty ? [.succeeded] : conditions
    }

    private func isHalted(scope: Int) -> Bool {
        guard let owner = plan.scopes[scope].owner else { return halt.isOn }
        return isHalted(owner)
    }

    private var haltConditions: Set<RunCondition> {
        Set(
            halt.causes.map { cause in
                switch cause {
                case .request: .cancelled
                case .deadline: .timedOut
                case .breakdown: .failed
                }
            }
        )
    }
}
