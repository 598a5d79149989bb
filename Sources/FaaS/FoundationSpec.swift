/// Something that functions stand on and that a run creates once: a role, a bucket, a process.
public struct FoundationSpec: Sendable, Hashable, Codable {
    /// What it is, in the provider's own words, such as `process`.
    public var kind: String
    /// What tells it from others of its kind within one run; deterministic.
    public var name: String

    /// Creates a specification.
    public init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }
}
