import Pipeline

/// The changing part of what a terminal shows of a run, drawn from its events.
struct RunProgress: Sendable {
    private(set) var families: [StepFamily] = []
    private var index: [String: Int] = [:]

    /// Takes an event in.
    mutating func apply(_ event: RunEvent) {
        let now = event.milliseconds
        switch event.body {
        case .runStarted(let start): for instance in start.instances { add(instance) }
        case .instanceStarted(let instance, _):
            update(instance) { $0.start(instance, at: now) }
        case .instanceProgress(let instance, let done, let total):
            update(instance) { $0.running[instance] = .init(done: done, total: total) }
        case .instanceCached(let instance): update(instance) { $0.cached += 1 }
        case .instanceFinished(let finish):
            update(finish.instance) { $0.finish(finish.instance, as: finish.state, at: now) }
        case .instanceLog, .announcement, .attemptFailed, .lease, .result, .stopping, .settled,
            .runFinished, .unknown:
            break
        }
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
}
