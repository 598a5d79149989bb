/// The right to create one resource, given out only for a lease that is already durable.
///
/// It cannot be copied and each creation consumes one, so nothing comes into the world that the
/// journal does not already mention.
public struct CreationPermit: ~Copyable, Sendable {
    /// The deterministic name to create the resource with.
    public let name: String
    /// The idempotency token: the same token never creates twice.
    public let token: String
    /// The labels that travel in the creating call.
    public let labels: [String: String]

    /// Creates a permit; called where a lease is turned into one, and nowhere else.
    ///
    /// Not public: a provider or a step from outside cannot make one, so the compiler refuses every
    /// creation that no lease stands for.
    package init(name: String, token: String, labels: [String: String]) {
        self.name = name
        self.token = token
        self.labels = labels
    }
}

/// The labels by which we know our own.
public enum ResourceLabel {
    /// The run that created the resource.
    public static let run = "stellar-run"
    /// The lease under which it was created.
    public static let lease = "stellar-lease"
    /// The process that answers for it: `MACHINE-BOOT-PID-START`, letters, digits and hyphens.
    public static let owner = "stellar-owner"
    /// When it may be swept away, in seconds since 1970.
    public static let expires = "stellar-expires"
}
