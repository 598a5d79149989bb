/// Knows how to find the resources of a kind and take them out of the world again.
///
/// It is given the lease alone, because the step that created it may belong to a run that is dead.
public protocol LeaseHandler: Sendable {
    /// How long a creation that was sent may take to become visible.
    func settleWindow(of lease: Lease) -> Duration

    /// Tells whether the resource exists.
    func probe(_ lease: Lease) async throws -> LeasePresence

    /// Removes the resource; succeeds when it is absent already.
    func destroy(_ lease: Lease) async throws
}

/// Whether a leased resource exists.
public enum LeasePresence: String, Sendable, Hashable, Codable {
    case absent
    case present
    case unknown
}
