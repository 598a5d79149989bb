package import Values

/// What a run needs to know besides its plan.
package struct RunOptions: Sendable {
    package var run: RunID
    package var seed: UInt64
    /// How many attempts go on at the same time at most; `nil` for no limit.
    package var jobs: Int?
    /// The absolute path of the state folder, `.stellar`.
    package var stateFolder: String
    package var secrets: [Secret]
    /// The clock by which everything waits.
    package var clock: any Clock<Duration>
    /// The time of day in seconds since 1970, for labels and logs only.
    package var wallClock: @Sendable () -> Double
    /// How long removing what the run created may take, whatever the run itself took.
    package var cleanupBudget: Duration
    /// How many noisy works (building, packaging) may go on at the same time on this machine.
    package var noiseLimit: Int
    /// How long what the run creates may live before it may be swept away.
    package var leaseLifetime: Duration
    /// Remembers what pure steps left; `nil` when everything is to be done anew.
    package var cache: (any StepCache)?
    /// Names the program with its version, for the cache.
    package var program: String
    /// Names this process on the labels of what it creates.
    package var owner: String
    /// How often the run was begun before.
    package var lives: Int
    /// Whether what it creates stays when all went well, because the steps that come after it are
    /// carried out by other processes.
    package var keepsResources = false
    /// Carries attempts out on other machines; `nil` when everything runs on this one.
    package var machines: (any RemoteMachines)?
    /// A file by which processes on this machine measure one after another; `nil` when this process
    /// is the only one that does.
    package var quietFile: String?

    package init(
        run: RunID,
        seed: UInt64,
        jobs: Int? = nil,
        stateFolder: String,
        secrets: [Secret] = [],
        clock: any Clock<Duration> = ContinuousClock(),
        wallClock: @escaping @Sendable () -> Double,
        cleanupBudget: Duration = .seconds(300),
        noiseLimit: Int = 1,
        leaseLifetime: Duration = .seconds(7 * 24 * 3600),
        cache: (any StepCache)? = nil,
        program: String = "",
        owner: String = "",
        lives: Int = 0,
        machines: (any RemoteMachines)? = nil,
        quietFile: String? = nil
    ) {
        self.run = run
        self.seed = seed
        self.jobs = jobs
        self.stateFolder = stateFolder
        self.secrets = secrets
        self.clock = clock
        self.wallClock = wallClock
        self.cleanupBudget = cleanupBudget
        self.noiseLimit = noiseLimit
        self.leaseLifetime = leaseLifetime
        self.cache = cache
        self.program = program
        self.owner = owner
        self.lives = lives
        self.machines = machines
        self.quietFile = quietFile
    }
}
