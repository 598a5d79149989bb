/// How a run goes on: what is kept, what is done again, and what it still answers for.
package struct Resumption: Sendable {
    /// How often the run was begun before; 0 for a run that begins.
    package var lives = 0
    /// By index in the plan; nothing for instances that have no past.
    package var past: [Int: PastInstance] = [:]
    /// What kept instances published, by index in the plan.
    package var results: [Int: [Value]] = [:]
    /// Every lease that the run ever had, those that were taken over with their new labels.
    package var leases: [LeaseRecord] = []
    /// The open leases that nobody needs any more and that are settled at once.
    package var stale: Set<String> = []

    package init() {}
}
