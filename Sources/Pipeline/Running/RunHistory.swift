/// What has happened in a run so far, for steps that speak about the run itself.
public struct RunHistory: Sendable {
    /// The name of the root pipeline.
    public var pipeline: String
    /// How the run would end if it ended now.
    public var state: RunState
    /// The instances that are over, in the order in which they ended.
    public var instances: [InstanceOutcome]
    /// What steps published, in order.
    public var results: [Value]
    /// How many resources the run still answers for.
    public var openLeases: Int
    /// When the run began, in seconds since 1970.
    public var startedAt: Double

    package init(
        pipeline: String,
        state: RunState,
        instances: [InstanceOutcome],
        results: [Value],
        openLeases: Int,
        startedAt: Double
    ) {
        self.pipeline = pipeline
        self.state = state
        self.instances = instances
        self.results = results
        self.openLeases = openLeases
        self.startedAt = startedAt
    }
}

/// How one instance ended.
public struct InstanceOutcome: Sendable, Hashable {
    /// The instance.
    public var instance: InstanceID
    /// How it ended.
    public var state: TerminalState
    /// Why, when it did not succeed.
    public var failure: StepFailure? {
        get { cause.first }
        set { cause = newValue.map { [$0] } ?? [] }
    }

    /// At most one: an optional would take its room in each of thousands that went well.
    private var cause: [StepFailure] = []

    package init(instance: InstanceID, state: TerminalState, failure: StepFailure?) {
        self.instance = instance
        self.state = state
        self.failure = failure
    }
}

/// How a run ended.
public enum RunState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every step that counts succeeded or was skipped.
    case succeeded
    /// A step that counts failed.
    case failed
    /// A step that counts, or the run itself, took longer than it may.
    case timedOut = "timed-out"
    /// It was stopped.
    case cancelled
    /// Something it created could not be removed, whatever else happened.
    case leaked
}
