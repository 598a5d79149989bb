/// Decides what a run does next.
///
/// Owns no task, clock, file or socket: tell it what happened and when, and perform what it
/// answers, in that order. Times count from the start of the run.
package struct Scheduler: Sendable {
    /// Something the runner must do because the scheduler said so.
    package enum Action: Sendable, Hashable {
        /// Start an attempt, and stop it after `limit`.
        case start(instance: Int, attempt: Int, limit: Duration?)
        /// Tell that an instance that stands for a pipeline has begun.
        case open(instance: Int)
        /// Tell that an attempt failed and, with `retryIn`, that there will be another: remove what
        /// the failed one created, wait, and report that the retry is due.
        case attemptFailed(instance: Int, attempt: Int, StepFailure, retryIn: Duration?)
        /// Wait, after what an earlier life of the instance left is removed, and report that the
        /// retry is due.
        case rest(instance: Int, for: Duration)
        /// Stop the running attempt.
        case cancel(instance: Int)
        /// Tell that an instance is over.
        case ended(instance: Int)
        /// Tell that an instance is over since an earlier life of the run.
        case kept(instance: Int)
        /// Remove what an instance created: nobody uses it any more.
        case release(instance: Int)
        /// Remove what is left in a scope (everything, for the root), and report what remains.
        case settle(scope: Int)
        /// Everything is over and settled.
        case finish
    }

    let plan: Plan
    let layout: PlanLayout
    let seed: UInt64
    let jobs: Int
    /// What earlier lives of the run mean for its instances.
    let past: [Int: PastInstance]
    /// What is known of the run, for the attempts that start.
    package internal(set) var facts: RunFacts
    var tracks: [InstanceTrack]
    var stages: [ScopeStage]
    /// How instances that count have ended, by scope.
    var endings: [Set<TerminalState>]
    /// How many resources could not be removed, by scope.
    var leftovers: [Int]
    var halt = Halt()
    /// How many more retries the run may make; keeps a storm of failures from going on for hours.
    var retryBudget: Int
    var running = 0
    /// Instances in state `queued`, ascending: the plan's order decides who is next.
    var line: [Int] = []
    /// Instances whose dependencies are over and about which nothing was decided yet.
    var undecided: [Int] = []
    var actions: [Action] = []
    /// The time of the latest event.
    var now = Duration.zero

    package init(
        plan: Plan,
        facts: RunFacts,
        seed: UInt64,
        jobs: Int? = nil,
        past: [Int: PastInstance] = [:]
    ) {
        self.plan = plan
        self.facts = facts
        self.seed = seed
        self.jobs = jobs ?? .max
        self.past = past
        layout = PlanLayout(plan)
        tracks = plan.instances.indices.map { [layout] index in
            InstanceTrack(
                unmet: plan.instances[index].dependencies.count,
                users: layout.dependents[index].count
            )
        }
        stages = plan.scopes.map { _ in .closed }
        endings = plan.scopes.map { _ in [] }
        leftovers = plan.scopes.map { _ in 0 }
        retryBudget = plan.instances.count / 5 + 10
    }
}
