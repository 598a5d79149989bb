/// Where one pipeline within the plan is on its way.
enum ScopeStage: Sendable, Hashable {
    /// The instance that stands for it has not started. Exits: steps, over.
    case closed
    /// Exits: settling, finally, closing.
    case steps(unfinished: Int)
    /// Its leases are settled before its `finally`. Exits: finally.
    case settling
    /// The steps at a position of its `finally` go on. Exits: finally (the next one), closing.
    case finally(position: Int, unfinished: Int)
    /// Its leases are settled, for good. Exits: over.
    case closing
    case over
}
