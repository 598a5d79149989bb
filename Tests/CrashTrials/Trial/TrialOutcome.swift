/// What a trial came to.
struct TrialOutcome: Sendable {
    let plan: TrialPlan
    /// What was broken, in sentences; empty when nothing was.
    var broken: [String] = []
    /// How many resources were left.
    var leaks = 0
    /// How often a process died.
    var deaths = 0
    /// How long the last recovery took.
    var recovery = Duration.zero
    /// Why a run that was resumed failed all the same, such as for lack of attempts.
    var failureAfterResume: String?
}
