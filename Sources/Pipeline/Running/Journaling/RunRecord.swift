/// What the journal remembers of a run.
package struct RunRecord: Sendable, Hashable, Codable {
    package var id: RunID
    /// The name of the root pipeline.
    package var pipeline: String
    /// The absolute path of its file.
    package var file: String
    package var seed: UInt64
    /// In seconds since 1970.
    package var startedAt: Double
    /// The process that carries the run out; the journal fills it in.
    package var owner: RunOwner?
    /// How it ended; `nil` while it goes on, or when its owner died.
    package var state: RunState?
    /// When it ended, in seconds since 1970.
    package var finishedAt: Double?
    /// How often it was resumed.
    package var lives: Int

    package init(
        id: RunID,
        pipeline: String,
        file: String,
        seed: UInt64,
        startedAt: Double,
        owner: RunOwner? = nil,
        state: RunState? = nil,
        finishedAt: Double? = nil,
        lives: Int = 0
    ) {
        self.id = id
        self.pipeline = pipeline
        self.file = file
        self.seed = seed
        self.startedAt = startedAt
        self.owner = owner
        self.state = state
        self.finishedAt = finishedAt
        self.lives = lives
    }
}
