public import Values

/// A function that is to be created.
public struct FunctionSpec: Sendable, Hashable, Codable {
    /// The runtime that hosts it, such as `python`, or `provided` when the package brings its own.
    public var runtime: String
    /// What the runtime calls, such as `handler.handler`.
    public var handler: String
    /// The code.
    public var package: PackageSource
    /// The most memory one instance may use.
    public var memory: ByteCount
    /// How long one invocation may take before it is a failed request.
    public var timeout: Duration
    /// Environment variables of every instance.
    public var environment: [String: String]
    /// How long an idle instance is kept, where the provider lets one choose; `nil` for its default.
    public var keepAlive: Duration?
    /// Whether its instances store objects, so that a place for them is one of its foundations.
    public var storesObjects: Bool
    /// What stands between it and the web; `nil` where the provider offers no choice.
    public var endpoint: EndpointKind?
    /// The processors that it runs on.
    public var architecture = Architecture.current
    /// Whether instances start from a snapshot of one that is ready.
    public var startsFromSnapshot = false
    /// The most instances that may run at once, kept for it alone; `nil` for no limit of its own.
    public var reservedConcurrency: Int?

    /// Creates a specification.
    public init(
        runtime: String,
        handler: String,
        package: PackageSource,
        memory: ByteCount,
        timeout: Duration,
        environment: [String: String] = [:],
        keepAlive: Duration? = nil,
        storesObjects: Bool = false
    ) {
        self.runtime = runtime
        self.handler = handler
        self.package = package
        self.memory = memory
        self.timeout = timeout
        self.environment = environment
        self.keepAlive = keepAlive
        self.storesObjects = storesObjects
    }
}
