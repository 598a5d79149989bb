/// What the journal remembers of a run that is to go on.
package struct PastRun: Sendable {
    /// How often the run was begun before.
    package var lives: Int
    package var instances: [InstanceRecord]
    package var leases: [LeaseRecord]
    /// Whether steps that must not be done twice may be done again all the same.
    package var repeatsInterrupted: Bool

    package init(
        lives: Int,
        instances: [InstanceRecord],
        leases: [LeaseRecord],
        repeatsInterrupted: Bool = false
    ) {
        self.lives = lives
        self.instances = instances
        self.leases = leases
        self.repeatsInterrupted = repeatsInterrupted
    }
}
