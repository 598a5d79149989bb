/// What the answer proved about the function instance that gave it.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The first answer of an instance never seen before.
    case cold
    /// A later answer of an instance.
    case warm
    /// The answer proved nothing.
    case unknown
}
