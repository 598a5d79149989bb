/// What the answer proved about the function instance that gave it.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The first answer of an instance never seen before.
    case cold
    /// A later answer of an instance.
    case warm
    /// A later answer to a request that had to wait while an instance started.
    case queued
    /// The answer proved nothing.
    case unknown
}
