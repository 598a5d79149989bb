import Values

@testable import Pipeline

/// The ways in which a run can come to its `finally`.
enum RunEnding: CaseIterable {
    case succeeded
    case failed
    case timedOut
    case pastDeadline
    case stopped
    case leaked
    case failedAndStopped
    case failedAndLeaked

    /// What its `finally` may ask for.
    var conditions: Set<RunCondition> {
        switch self {
        case .succeeded: [.succeeded]
        case .failed: [.failed]
        // What goes on at the deadline is cancelled, the run is not: nobody asked for that.
        case .timedOut, .pastDeadline: [.timedOut]
        case .stopped: [.cancelled]
        case .leaked: [.leaked]
        case .failedAndStopped: [.failed, .cancelled]
        case .failedAndLeaked: [.failed, .leaked]
        }
    }

    /// What is said about it at the very end.
    var state: RunState {
        switch self {
        case .succeeded: .succeeded
        case .failed, .failedAndStopped: .failed
        case .timedOut, .pastDeadline: .timedOut
        case .stopped: .cancelled
        case .leaked, .failedAndLeaked: .leaked
        }
    }

    /// Plays a run that goes this way.
    func rehearsal(finally draw: (inout PlanSketch) -> Void) -> Rehearsal {
        var sketch = PlanSketch()
        sketch.step("one", policy: AttemptPolicy(timeout: self == .timedOut ? .seconds(1) : nil))
        sketch.step("other")
        draw(&sketch)
        return Rehearsal(
            sketch.plan(deadline: self == .pastDeadline ? .seconds(60) : nil),
            scripts: ["one": [one], "other": [isStopped ? .hangs : .succeeds()]],
            stops: isStopped ? [.seconds(5)] : [],
            left: isLeaking ? [0: 2] : [:]
        )
    }

    private var isStopped: Bool { self == .stopped || self == .failedAndStopped }
    private var isLeaking: Bool { self == .leaked || self == .failedAndLeaked }

    private var one: Rehearsal.Script {
        switch self {
        case .failed, .failedAndStopped, .failedAndLeaked: .fails(.invalid)
        case .timedOut, .pastDeadline: .hangs
        case .succeeded, .stopped, .leaked: .succeeds()
        }
    }
}
