/// What doing a step again may do to the world.
public enum Effect: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing but its output; the same inputs give the same output.
    case pure
    /// The same as doing it once.
    case idempotent
    /// Something that must not happen twice unasked.
    case once
}
