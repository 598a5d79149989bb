/// How pipelines open, run their `finally` and close.
extension Scheduler {
    mutating func open(scope: Int) {
        let members = layout.members[scope]
        stages[scope] = .steps(unfinished: members.count)
        undecided += members.filter { tracks[$0].unmet == 0 }
        if members.isEmpty { stepsOver(of: scope) }
    }

    /// Counts an instance that is over, and moves its scope on when it was the last one.
    mutating func count(_ instance: Int) {
        let scope = plan.instances[instance].scope
        switch stages[scope] {
        case .steps(let unfinished):
            stages[scope] = .steps(unfinished: unfinished - 1)
            if unfinished == 1 { stepsOver(of: scope) }
        case .finally(let position, let unfinished):
            stages[scope] = .finally(position: position, unfinished: unfinished - 1)
            if unfinished == 1 { enterFinally(of: scope, position: position + 1) }
        case .over: break
        case .closed, .settling, .closing:
            preconditionFailure("\(name(instance)) ended while its pipeline did not run")
        }
    }

    private mutating func stepsOver(of scope: Int) {
        guard !layout.finally[scope].isEmpty, !layout.hasTeardown[scope] else {
            return enterFinally(of: scope, position: 0)
        }
        stages[scope] = .settling
        actions.append(.settle(scope: scope))
    }

    mutating func enterFinally(of scope: Int, position: Int) {
        guard layout.finally[scope].indices.contains(position) else {
            stages[scope] = .closing
            actions.append(.settle(scope: scope))
            return
        }
        let group = layout.finally[scope][position]
        stages[scope] = .finally(position: position, unfinished: group.count)
        undecided += group
    }

    mutating func close(scope: Int) {
        stages[scope] = .over
        guard let owner = plan.scopes[scope].owner else { return actions.append(.finish) }
        let state = verdict(of: scope)
        guard state == .succeeded else { return end(owner, state) }
        do {
            end(owner, .succeeded, output: try outputs(of: owner))
        } catch {
            end(owner, .failed, failure: StepFailure(unevaluated: error))
        }
    }

    private func outputs(of owner: Int) throws -> Value {
        guard case .pipeline(_, let outputs) = plan.instances[owner].work else {
            preconditionFailure("\(name(owner)) owns a scope and is no pipeline")
        }
        return try outputs(facts)
    }
}
