import Values

@testable import Pipeline

/// Plays a plan through the scheduler in made-up time, with attempts that end as they are told.
struct Rehearsal {
    /// What an attempt does.
    enum Script {
        case succeeds(Value = .null, after: Duration = .seconds(1))
        case fails(FailureCode, after: Duration = .seconds(1), retryAfter: Duration? = nil)
        /// Goes on until it is stopped.
        case hangs
    }

    private enum Event {
        case ended(Int, attempt: Int, AttemptOutcome)
        case due(Int)
        case settled(Int)
        case stop
        case deadline
    }

    private var scheduler: Scheduler
    private let plan: Plan
    private var scripts: [String: [Script]]
    private var agenda: [(time: Duration, number: Int, event: Event)] = []
    private var number = 0
    private var now = Duration.zero
    private(set) var isOver = false
    /// Every action, with the time at which it was asked for.
    private(set) var log: [String] = []
    private(set) var mostRunning = 0
    /// How many resources a settled scope leaves.
    private var left: [Int: Int]

    init(
        _ plan: Plan,
        scripts: [String: [Script]] = [:],
        seed: UInt64 = 1,
        jobs: Int? = nil,
        stops: [Duration] = [],
        left: [Int: Int] = [:],
        past: [Int: PastInstance] = [:]
    ) {
        self.plan = plan
        self.scripts = scripts
        self.left = left
        let facts = RunFacts(run: Make.run)
        scheduler = Scheduler(plan: plan, facts: facts, seed: seed, jobs: jobs, past: past)
        for time in stops { add(.stop, at: time) }
        if let deadline = plan.deadline { add(.deadline, at: deadline) }
        play()
    }

    /// How the instances ended, by name.
    var states: [String: TerminalState] {
        var states: [String: TerminalState] = [:]
        for (index, state) in scheduler.facts.states { states[name(index)] = state }
        return states
    }

    /// What the instances left, by name.
    var outputs: [String: Value] {
        var outputs: [String: Value] = [:]
        for (index, output) in scheduler.facts.outputs { outputs[name(index)] = output }
        return outputs
    }

    var state: RunState { scheduler.state }

    /// The log without the times, and only the lines that begin with one of these words.
    func lines(_ words: String...) -> [String] {
        log.map { String($0.drop { $0 != " " }.dropFirst()) }
            .filter { line in words.contains { line.hasPrefix($0) } }
    }

    private func name(_ index: Int) -> String { plan.instances[index].id.description }

    private mutating func add(_ event: Event, at time: Duration) {
        number += 1
        agenda.append((time, number, event))
    }

    private mutating func play() {
        perform(scheduler.begin())
        while !isOver, let next = agenda.min(by: { ($0.time, $0.number) < ($1.time, $1.number) }) {
            agenda.removeAll { $0.number == next.number }
            now = next.time
            perform(reaction(to: next.event))
        }
    }

    private mutating func reaction(to event: Event) -> [Scheduler.Action] {
        switch event {
        case .ended(let instance, _, let outcome):
            scheduler.attemptEnded(instance, outcome, at: now)
        case .due(let instance): scheduler.retryDue(instance, at: now)
        case .settled(let scope):
            scheduler.settled(scope: scope, left: left[scope] ?? 0, at: now)
        case .stop: scheduler.stopRequested(at: now)
        case .deadline: scheduler.deadlineReached(at: now)
        }
    }

    private mutating func perform(_ actions: [Scheduler.Action]) {
        for action in actions {
            log.append("\(now.text) \(words(for: action))")
            perform(action)
        }
        let running = agenda.count { if case .ended = $0.event { true } else { false } }
        mostRunning = max(mostRunning, running)
    }

    private mutating func perform(_ action: Scheduler.Action) {
        switch action {
        case .start(let instance, let attempt, let limit): start(instance, attempt, limit)
        case .attemptFailed(let instance, _, _, let delay?): add(.due(instance), at: now + delay)
        case .rest(let instance, let delay): add(.due(instance), at: now + delay)
        case .cancel(let instance): cancel(instance)
        case .settle(let scope): add(.settled(scope), at: now)
        case .finish: isOver = true
        case .open, .attemptFailed, .ended, .kept, .release: break
        }
    }

    private mutating func start(_ instance: Int, _ attempt: Int, _ limit: Duration?) {
        let all = scripts[name(instance)] ?? []
        let script = all.isEmpty ? .succeeds() : all[min(attempt, all.count) - 1]
        let (time, outcome) = Self.end(of: script)
        if let limit, limit < time {
            let failure = StepFailure(code: .interrupted, message: "too long")
            add(.ended(instance, attempt: attempt, .timedOut(failure)), at: now + limit)
        } else {
            add(.ended(instance, attempt: attempt, outcome), at: now + time)
        }
    }

    private static func end(of script: Script) -> (Duration, AttemptOutcome) {
        switch script {
        case .succeeds(let output, let time): (time, .succeeded(output))
        case .fails(let code, let time, let retryAfter):
            (time, .failed(StepFailure(code: code, message: "no", retryAfter: retryAfter)))
        case .hangs: (.seconds(1_000_000), .succeeded(.null))
        }
    }

    private mutating func cancel(_ instance: Int) {
        agenda.removeAll { entry in
            if case .ended(instance, _, _) = entry.event { true } else { false }
        }
        add(.ended(instance, attempt: 0, .cancelled), at: now)
    }

    private func words(for action: Scheduler.Action) -> String {
        switch action {
        case .start(let instance, let attempt, _): "start \(name(instance)) \(attempt)"
        case .open(let instance): "open \(name(instance))"
        case .attemptFailed(let instance, let attempt, _, let delay):
            "failed \(name(instance)) \(attempt)\(delay.map { " again in \($0.text)" } ?? "")"
        case .rest(let instance, let delay): "rest \(name(instance)) \(delay.text)"
        case .cancel(let instance): "cancel \(name(instance))"
        case .kept(let instance): "kept \(name(instance))"
        case .ended(let instance):
            "\(scheduler.facts.states[instance]?.rawValue ?? "?") \(name(instance))"
        case .release(let instance): "release \(name(instance))"
        case .settle(let scope): "settle \(scope)"
        case .finish: "finish"
        }
    }
}
