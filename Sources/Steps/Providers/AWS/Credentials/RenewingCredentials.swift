import FaaS

/// Credentials that are fetched when they are first wanted and again before they end, by one of those
/// who want them while the others wait.
actor RenewingCredentials: AWSCredentialSource {
    /// How long before their end others are fetched, in seconds.
    ///
    /// Longer than the longest request; shorter than the shortest life of a role's credentials.
    static let margin = 300.0

    private let fetch: @Sendable () async throws -> AWSCredentials
    private let now: @Sendable () -> Double
    private var kept: AWSCredentials?
    private var pending: Task<AWSCredentials, any Error>?

    /// Fetches in a way of its own.
    init(
        now: @escaping @Sendable () -> Double,
        fetch: @escaping @Sendable () async throws -> AWSCredentials
    ) {
        self.now = now
        self.fetch = fetch
    }

    func credentials(replacing rejected: AWSCredentials?) async throws -> AWSCredentials {
        if let kept, kept != rejected, isFresh(kept) { return kept }
        if let pending { return try await pending.value }
        let task = Task { try await fetch() }
        pending = task
        defer { pending = nil }
        do {
            let fetched = try await task.value
            kept = fetched
            return fetched
        } catch let failure as ProviderFailure {
            // Until they really end, the old ones still serve.
            if let kept, kept != rejected, (kept.expires ?? 0) > now() { return kept }
            throw failure
        }
    }

    private func isFresh(_ credentials: AWSCredentials) -> Bool {
        credentials.expires.map { $0 - now() > Self.margin } ?? true
    }
}
