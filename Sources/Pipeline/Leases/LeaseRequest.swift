/// What is about to be created.
public struct LeaseRequest: Sendable {
    /// Who the resource belongs to.
    public enum Scope: String, Sendable, Hashable, Codable {
        /// To the instance that asks; removed when the last step that depends on it is over.
        case instance
        /// To the whole run, shared by all who ask for the same kind and name.
        case run
    }

    /// What kind of resource it is.
    public var kind: ResourceKind
    /// Where it will be, for people: `local`, `aws/us-west-2`.
    public var place: String
    /// What tells it from the others of this instance (or of this run): `0`, `1`, … or a word.
    public var discriminator: String
    /// Who it belongs to.
    public var scope: Scope
    /// Enough to find and remove it by name, should the creation never answer.
    ///
    /// Made from the lease itself, because that is where the name is.
    public var payload: @Sendable (Lease) throws -> LeasePayload

    /// Creates a request.
    public init(
        kind: ResourceKind,
        place: String,
        discriminator: String,
        scope: Scope = .instance,
        payload: @escaping @Sendable (Lease) throws -> LeasePayload
    ) {
        self.kind = kind
        self.place = place
        self.discriminator = discriminator
        self.scope = scope
        self.payload = payload
    }
}
