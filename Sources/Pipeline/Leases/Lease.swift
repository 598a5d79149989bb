/// A resource that exists, or may exist, because of this run.
public struct Lease: Sendable, Hashable, Codable {
    /// Unique in the state folder.
    public var id: String
    /// The run that answers for it.
    public var run: RunID
    /// The instance that asked for it; `nil` for one that the whole run shares.
    public var instance: InstanceID?
    /// What kind of resource it is.
    public var kind: ResourceKind
    /// Where it is, for people.
    public var place: String
    /// What tells it from the others of its instance (or of the run).
    public var discriminator: String
    /// The deterministic name to create it with: lower-case letters, digits and hyphens, at most 40.
    public var name: String
    /// The idempotency token: lower-case letters and digits, 26 of them.
    public var token: String
    /// The labels that travel in the creating call.
    public var labels: [String: String]
    /// How far it is.
    public var state: State
    /// What a ``LeaseHandler`` needs to find and remove it.
    public var payload: LeasePayload
    /// When it was asked for, in seconds since 1970.
    public var intendedAt: Double

    /// The life of a lease.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// The creation may have been sent. Leaves to `created`, `doomed` or `released`.
        case intent
        /// The provider confirmed it. Leaves to `doomed`.
        case created
        /// Removal was decided. Leaves to `released` only.
        case doomed
        /// It is gone: its removal succeeded, or it was proven absent.
        case released
    }

    /// Creates a lease.
    public init(
        id: String,
        run: RunID,
        instance: InstanceID?,
        kind: ResourceKind,
        place: String,
        discriminator: String = "",
        name: String,
        token: String,
        labels: [String: String],
        state: State,
        payload: LeasePayload,
        intendedAt: Double
    ) {
        self.id = id
        self.run = run
        self.instance = instance
        self.kind = kind
        self.place = place
        self.discriminator = discriminator
        self.name = name
        self.token = token
        self.labels = labels
        self.state = state
        self.payload = payload
        self.intendedAt = intendedAt
    }
}
