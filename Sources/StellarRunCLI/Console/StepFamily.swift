import Pipeline

/// All instances of one step, as one line of the live display.
struct StepFamily: Sendable, Hashable {
    /// The path of the step without axes, such as `baseline/invoke`.
    let name: String
    /// How many instances there are.
    var total = 0
    /// How many are over.
    var finished = 0
    /// How many failed or took too long.
    var failed = 0
    /// How many used what was left before.
    var cached = 0
    /// How many were not run.
    var passedOver = 0
    /// How far the running ones are, where they tell.
    var running: [InstanceID: Progress] = [:]
    /// When the first began, in milliseconds since 1970.
    var startedAt: Int?
    /// When the last ended.
    var endedAt: Int?

    /// How far a running instance is.
    struct Progress: Sendable, Hashable {
        var done = 0
        var total = 0
    }

    /// The family that an instance belongs to.
    static func name(of instance: InstanceID) -> String {
        instance.elements.map(\.step).joined(separator: "/")
    }

    /// The elapsed time in seconds; `nil` before the first instance began.
    func seconds(at milliseconds: Int) -> Double? {
        startedAt.map { Double((endedAt ?? milliseconds) - $0) / 1000 }
    }

    /// What is done of what is to be done by the running instances that tell.
    var progress: Progress? {
        let told = running.values.filter { $0.total > 0 }
        guard !told.isEmpty else { return nil }
        return told.reduce(Progress()) {
            Progress(done: $0.done + $1.done, total: $0.total + $1.total)
        }
    }

    mutating func start(_ instance: InstanceID, at milliseconds: Int) {
        running[instance] = Progress()
        startedAt = startedAt ?? milliseconds
    }

    mutating func finish(_ instance: InstanceID, as state: TerminalState, at milliseconds: Int) {
        running[instance] = nil
        finished += 1
        switch state {
        case .succeeded: break
        case .failed, .timedOut: failed += 1
        case .cancelled, .skipped, .blocked: passedOver += 1
        }
        if finished == total { endedAt = milliseconds }
    }
}
