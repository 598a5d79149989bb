import Values

@testable import Pipeline

extension Rehearsal.Script {
    /// What the attempt of a step does that a sketch adds with `endingAs`.
    static func ending(as state: TerminalState) -> Rehearsal.Script {
        switch state {
        case .failed: .fails(.invalid)
        case .timedOut, .cancelled: .hangs
        case .succeeded, .skipped, .blocked: .succeeds()
        }
    }
}

extension PlanSketch {
    /// Adds a step that ends in a state when its attempt is scripted for it.
    ///
    /// One that is to be blocked waits for `bad`, which has to fail; one that is to be cancelled
    /// goes on until somebody stops it.
    mutating func step(
        _ name: String,
        in scope: Int = 0,
        endingAs state: TerminalState,
        after bad: String,
        optional: Bool = false
    ) {
        step(
            name,
            in: scope,
            after: state == .blocked ? [bad] : [],
            condition: { _ in state != .skipped },
            optional: optional,
            policy: AttemptPolicy(timeout: state == .timedOut ? .seconds(1) : nil)
        )
    }
}
