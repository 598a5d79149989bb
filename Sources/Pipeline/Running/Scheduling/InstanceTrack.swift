/// Where one instance is on its way.
struct InstanceTrack: Sendable {
    /// The states and their exits.
    enum Progress: Sendable, Hashable {
        /// Its dependencies are not over, or its scope is not open. Exits: queued, open, over.
        case waiting
        /// It may start as soon as a job is free. Exits: running, over (stopped).
        case queued(attempt: Int)
        /// Exits: resting, over.
        case running(attempt: Int)
        /// Between two attempts. Exits: queued, over (stopped).
        case resting(next: Int)
        /// It stands for a pipeline that goes on. Exits: over.
        case open
        case over(TerminalState)
    }

    var progress = Progress.waiting
    /// How many of those it depends on are not over.
    var unmet: Int
    /// How many of those that depend on it are not over.
    var users: Int
    /// How many attempts were started.
    var attempts = 0
    /// How many of them do not count against its policy.
    var uncounted = 0
    /// How long it took in an earlier life of the run, in seconds; `nil` when it was not kept.
    var keptSeconds: Double?
    /// When it first started, since the run did.
    var startedAt: Duration?
    var endedAt: Duration?
    /// Why it did not succeed, if it did not.
    var failure: StepFailure? {
        get { cause.first }
        set { cause = newValue.map { [$0] } ?? [] }
    }
    /// Whether its running attempt was told to stop.
    var isCancelling = false
    /// At most one: an optional would take its room in each of thousands that go well.
    private var cause: [StepFailure] = []

    init(unmet: Int, users: Int) {
        self.unmet = unmet
        self.users = users
    }

    var state: TerminalState? {
        if case .over(let state) = progress { state } else { nil }
    }
}
