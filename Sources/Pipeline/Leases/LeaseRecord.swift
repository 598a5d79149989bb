/// A lease as the journal remembers it.
package struct LeaseRecord: Sendable, Hashable, Codable {
    package var lease: Lease
    /// Whether it was found to be absent, rather than removed by us; only when it is released.
    package var wasGone: Bool
    /// Why it could not be removed, last time.
    package var problem: String?

    package init(_ lease: Lease, wasGone: Bool = false, problem: String? = nil) {
        self.lease = lease
        self.wasGone = wasGone
        self.problem = problem
    }

    /// Whether the run still answers for it.
    package var isOpen: Bool { lease.state != .released }
}
