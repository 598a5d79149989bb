public import Values

/// A function as the provider describes it after it was created.
public struct DeployedFunction: Sendable, Hashable, Codable {
    /// How to find it again.
    public var record: ResourceRecord
    /// Where requests go: an absolute `http` or `https` address.
    public var endpoint: String
    /// The size of the package that the provider stores.
    public var packageSize: ByteCount
    /// The SHA-256 of what the provider stores, in lower-case hexadecimal, where it tells.
    public var digest: String?
    /// The memory it grants.
    public var memory: ByteCount
    /// The runtime it runs on.
    public var runtime: String
    /// How long it keeps idle instances, where the provider tells.
    public var keepAlive: Duration?

    /// Creates a description.
    public init(
        record: ResourceRecord,
        endpoint: String,
        packageSize: ByteCount,
        digest: String?,
        memory: ByteCount,
        runtime: String,
        keepAlive: Duration? = nil
    ) {
        self.record = record
        self.endpoint = endpoint
        self.packageSize = packageSize
        self.digest = digest
        self.memory = memory
        self.runtime = runtime
        self.keepAlive = keepAlive
    }
}
