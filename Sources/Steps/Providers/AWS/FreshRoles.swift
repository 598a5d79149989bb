import Synchronization

/// Which roles may be so new that Lambda cannot take them yet.
///
/// Nothing tells for certain; a role that this process has used for longer than they take is not.
final class FreshRoles: Sendable {
    private let firstUses = Mutex<[String: Double]>([:])
    /// How long a role may be refused, in seconds.
    private let delay: Double

    /// Remembers nothing yet.
    init(delay: Duration = LambdaLimits.roleDelay) {
        self.delay = delay / .seconds(1)
    }

    /// Notes that a role is used, at a time in seconds.
    func note(_ role: String, at now: Double) {
        firstUses.withLock { $0[role] = $0[role] ?? now }
    }

    /// Whether a refusal may be due to the role's age.
    func isFresh(_ role: String, at now: Double) -> Bool {
        firstUses.withLock { uses in uses[role].map { now - $0 < delay } ?? false }
    }
}
