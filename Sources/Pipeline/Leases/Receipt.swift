/// What a run created and what became of it.
public struct Receipt: Sendable, Hashable, Codable {
    /// How many resources the run created, or may have created.
    public var created: Int
    /// How many of them were removed.
    public var removed: Int
    /// How many were found to be gone already.
    public var alreadyGone: Int
    /// What could not be removed.
    public var left: [Leftover]

    /// A resource that is still there, or may be.
    public struct Leftover: Sendable, Hashable, Codable {
        /// The lease.
        public var lease: String
        /// What kind of resource it is.
        public var kind: ResourceKind
        /// Where it is.
        public var place: String
        /// The name to look for.
        public var name: String
        /// Why it could not be removed.
        public var reason: String

        /// Creates an entry.
        public init(
            lease: String,
            kind: ResourceKind,
            place: String,
            name: String,
            reason: String
        ) {
            self.lease = lease
            self.kind = kind
            self.place = place
            self.name = name
            self.reason = reason
        }
    }

    /// Creates a receipt.
    public init(created: Int = 0, removed: Int = 0, alreadyGone: Int = 0, left: [Leftover] = []) {
        self.created = created
        self.removed = removed
        self.alreadyGone = alreadyGone
        self.left = left
    }
}
