/// The facts of a run that begins.
package struct RunStart: Sendable, Hashable {
    package var run: RunID
    package var pipeline: String
    package var seed: UInt64
    /// How often the run was begun before; more than 0 when it is resumed.
    package var lives: Int
    /// In the order of the plan.
    package var instances: [InstanceID]

    package init(
        run: RunID,
        pipeline: String,
        seed: UInt64,
        lives: Int = 0,
        instances: [InstanceID]
    ) {
        self.run = run
        self.pipeline = pipeline
        self.seed = seed
        self.lives = lives
        self.instances = instances
    }
}
