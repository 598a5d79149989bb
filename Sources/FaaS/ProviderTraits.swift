public import Values

/// What a provider can do, known before it is asked.
public struct ProviderTraits: Sendable {
    /// The kinds of package it runs.
    public var packages: Set<PackageKind>
    /// The runtimes it can host.
    public var runtimes: Set<String>
    /// The memory sizes it grants.
    public var memory: ClosedRange<ByteCount>
    /// How long it keeps an idle instance before it may reclaim it.
    ///
    /// A cold invocation waits longer than this, a warm one comes well before.
    public var keepAlive: Duration
    /// How long a creation that was sent may take to become visible.
    public var settleWindow: Duration
    /// Whether it runs on this machine, so that what it does there disturbs measurements.
    public var sharesThisMachine: Bool
    /// The ways in which its functions can pass a payload on to one another.
    public var transfers: Set<Transfer>
    /// The kinds of package whose functions can call one another.
    public var chained: Set<PackageKind>
    /// What this machine must have for the provider to run a kind of package.
    public var needs: [PackageKind: [ProviderNeed]]
    /// The most bytes that a request to a function, or its answer, can carry; `nil` where nobody knows.
    public var largestPayload: ByteCount?
    /// The kinds of endpoint to choose from, the default first; empty where there is no choice.
    public var endpoints: [EndpointKind] = []
    /// The processors that functions can run on.
    public var architectures: Set<Architecture> = [.current]
    /// The runtimes whose instances can start from a snapshot.
    public var snapshots: Set<String> = []
    /// Whether a function can have a number of instances of its own.
    public var reservesConcurrency = false
    /// Whether ``FunctionProvider/renew(_:)`` is offered.
    public var renews = false
    /// The largest package of each kind, where there is a limit.
    public var largestPackage: [PackageKind: ByteCount] = [:]
    /// How requests reach the code of its functions, where that is packaged as a zip file; images are the
    /// same for all.
    public var convention = FunctionConvention.lambda
    /// The largest package of each kind that is not stored beside the functions, where others are.
    public var largestUnstored: [PackageKind: ByteCount] = [:]
    /// How many functions may be created at once; calls may have further limits of their own.
    public var concurrentCreations = 8
    /// What it costs; `nil` where nobody knows.
    public var prices: PriceList?

    /// Creates a description.
    public init(
        packages: Set<PackageKind>,
        runtimes: Set<String>,
        memory: ClosedRange<ByteCount>,
        keepAlive: Duration,
        settleWindow: Duration,
        sharesThisMachine: Bool = false,
        transfers: Set<Transfer> = [],
        chained: Set<PackageKind> = Set(PackageKind.allCases),
        needs: [PackageKind: [ProviderNeed]] = [:],
        largestPayload: ByteCount? = nil
    ) {
        self.packages = packages
        self.runtimes = runtimes
        self.memory = memory
        self.keepAlive = keepAlive
        self.settleWindow = settleWindow
        self.sharesThisMachine = sharesThisMachine
        self.transfers = transfers
        self.chained = chained
        self.needs = needs
        self.largestPayload = largestPayload
    }
}

/// Something that this machine must have besides us.
public struct ProviderNeed: Sendable, Hashable {
    /// What it is, for people.
    public var name: String
    /// Programs of which one is enough; none where no program helps.
    public var programs: [String]
    /// What to do about it, as a sentence or a line to type.
    public var remedy: String

    /// Describes a need.
    public init(name: String, programs: [String], remedy: String) {
        self.name = name
        self.programs = programs
        self.remedy = remedy
    }
}
