/// How long things may take in one function's pool.
struct PoolLimits: Sendable, Hashable {
    /// How long an idle instance is kept.
    var keepAlive: Duration
    /// How long an instance may take from its start to its first call for work.
    var initTimeout: Duration
    /// How long one invocation may take.
    var invocationTimeout: Duration
    /// How long a request waits for an instance that has just answered to ask again.
    ///
    /// Runtimes need a moment between the two, on a busy machine a long one; without this a client
    /// that sends its next request at once would see a cold start.
    var settle: Duration
}
