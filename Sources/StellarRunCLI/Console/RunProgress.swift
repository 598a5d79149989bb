import Pipeline

/// What a console shows of a run, drawn from its events.
struct RunProgress: Sendable {
    private(set) var families: [StepFamily] = []
    private var index: [String: Int] = [:]

    /// Takes an event in and returns the lines that stay on the screen because of it.
    mutating func apply(_ event: RunEvent) -> [String] {
        let now = event.milliseconds
        switch event.body {
        case .runStarted(let start):
            for instance in start.instances { add(instance) }
            return ["run \(start.run): \(start.pipeline), \(start.instances.count) instances"]
        case .instanceStarted(let instance, _):
            update(instance) { $0.start(instance, at: now) }
        case .instanceProgress(let instance, let done, let total):
            update(instance) { $0.running[instance] = .init(done: done, total: total) }
        case .instanceCached(let instance): update(instance) { $0.cached += 1 }
        case .instanceFinished(let finish):
            update(finish.instance) { $0.finish(finish.instance, as: finish.state, at: now) }
            return lines(of: finish)
        case .announcement(let instance, let line): return ["  \(instance): \(line)"]
        case .attemptFailed(let instance, let attempt, let failure, let retryIn?):
            let wait = SecondsText.text(retryIn)
            return ["  \(instance): attempt \(attempt): \(failure.message); again in \(wait)"]
        case .stopping(let stage): return [Self.notice(of: stage)]
        case .settled(let receipt): return receipt.left.map { Self.line(of: $0) }
        case .instanceLog, .attemptFailed, .lease, .result, .runFinished, .unknown: break
        }
        return []
    }

    private mutating func add(_ instance: InstanceID) {
        let name = StepFamily.name(of: instance)
        if index[name] == nil {
            index[name] = families.count
            families.append(StepFamily(name: name))
        }
        update(instance) { $0.total += 1 }
    }

    private mutating func update(_ instance: InstanceID, _ change: (inout StepFamily) -> Void) {
        guard let position = index[StepFamily.name(of: instance)] else { return }
        change(&families[position])
    }

    private func lines(of finish: InstanceFinish) -> [String] {
        guard finish.state == .failed || finish.state == .timedOut else { return [] }
        let message = finish.failure?.message ?? "no reason was given"
        let details = (finish.failure?.details ?? []).map { "      \($0)" }
        return ["✗ \(finish.instance) \(finish.state.rawValue): \(message)"] + details
    }

    private static func notice(of stage: Int) -> String {
        stage == 1
            ? "stopping: running steps are cancelled, then `finally` runs"
            : "stopping at once: only what was created is removed"
    }

    private static func line(of leftover: Receipt.Leftover) -> String {
        "✗ left: \(leftover.kind) \(leftover.name) at \(leftover.place): \(leftover.reason)"
    }
}
