/// Knows how to find the resources of a kind and take them out of the world again.
///
/// It is given the lease alone, because the step that created it may belong to a run that is dead.
public protocol LeaseHandler: Sendable {
    /// How long a creation that was sent may take to become visible.
    func settleWindow(of lease: Lease) -> Duration

    /// Tells whether the resource exists.
    func probe(_ lease: Lease) async throws -> LeasePresence

    /// Creates the resource again, with the token of its lease, when nobody knows whether it was.
    ///
    /// - Returns: What the creation answered; `nil` where only waiting tells.
    func reissue(_ lease: Lease) async throws -> LeasePayload?

    /// Takes over, for this process, what a dead process of the same run created; the labels of the
    /// lease are the new ones.
    ///
    /// - Returns: Whether it is there and can be used.
    func adopt(_ lease: Lease) async throws -> Bool

    /// Removes the resource; succeeds when it is absent already.
    func destroy(_ lease: Lease) async throws
}

extension LeaseHandler {
    /// Only waiting tells.
    public func reissue(_ lease: Lease) async throws -> LeasePayload? { nil }

    /// Whatever is there can be used.
    public func adopt(_ lease: Lease) async throws -> Bool { try await probe(lease) == .present }
}

/// Whether a leased resource exists.
public enum LeasePresence: String, Sendable, Hashable, Codable {
    case absent
    case present
    case unknown
}
