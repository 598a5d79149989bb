/// Knows, finds and removes what it created for us: what providers of functions and of machines have
/// in common, and all that a lease needs to be settled.
public protocol ResourceKeeper: Sendable {
    /// The word pipelines use for this provider.
    var name: ProviderName { get }

    /// How long a creation that was sent may take to become visible.
    var settlingTime: Duration { get }

    /// Where the settings of this machine lead, as far as a name alone does not say: a region, another
    /// host; `nil` where they decide nothing, or are not there.
    ///
    /// Kept with all that is created: whoever asked elsewhere for what a dead run left would be told
    /// that there is nothing. Asks nobody.
    var site: String? { get }

    /// Lists everything that carries our label, of one run or of all.
    ///
    /// Works without any memory of what was created: it is what a sweep goes by when the state folder
    /// is lost.
    func list(run: String?) async throws -> [LabelledResource]

    /// Tells whether a resource exists.
    func probe(_ resource: ResourceRecord) async throws -> Presence

    /// Creates again, with the same name and token, what an unanswered call may have created.
    ///
    /// Only for what the provider makes once for a token, however often it is asked: the answer then
    /// says for certain what there is, and nobody has to wait for it to show.
    ///
    /// - Returns: The resource; `nil` where there is no such token, so that only waiting helps.
    func reissue(
        _ resource: ResourceRecord,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord?

    /// Takes over what a process of the same run created that has died, and labels it anew.
    ///
    /// - Returns: Whether it is there and can be used; otherwise it is to be removed.
    func adopt(_ resource: ResourceRecord, labels: [String: String]) async throws -> Bool

    /// Removes a resource and waits until it is gone.
    func delete(_ resource: ResourceRecord) async throws
}

extension ResourceKeeper {
    /// The same everywhere.
    public var site: String? { nil }

    /// Has no tokens.
    public func reissue(
        _ resource: ResourceRecord,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord? { nil }
}
