public import Values

/// What functions of one kind cost: the part of a price list that is about them.
public struct FunctionTariff: Sendable, Hashable {
    /// The list.
    public var prices: PriceList
    /// The memory of an instance, which is paid for as long as it works.
    public var memory: ByteCount
    /// The processors.
    public var architecture: Architecture
    /// What stands before the functions.
    public var endpoint: EndpointKind?

    /// Describes functions.
    public init(
        prices: PriceList,
        memory: ByteCount,
        architecture: Architecture,
        endpoint: EndpointKind?
    ) {
        self.prices = prices
        self.memory = memory
        self.architecture = architecture
        self.endpoint = endpoint
    }

    /// A part of the price.
    public struct Part: Sendable, Hashable {
        /// What is paid for, with its unit.
        public var item: String
        /// How many units.
        public var amount: Double
        /// What they cost, in US dollars.
        public var dollars: Double
    }

    /// What requests cost of which each takes at least a time; `nil` where a price is not known.
    ///
    /// Working time is paid for by the millisecond, so every request takes one at least.
    public func price(requests: Int, each time: Duration) -> [Part]? {
        guard let request = prices.price(of: .request),
            let second = prices.price(of: .computation, variant: architecture.rawValue)
        else { return nil }
        let count = Double(requests)
        let milliseconds = max(1, (time / .milliseconds(1)).rounded(.up))
        let work = count * milliseconds / 1000 * Double(memory.bytes) / Double(1 << 30)
        var parts = [
            Part(item: "requests", amount: count, dollars: count * request),
            Part(item: "GiB-seconds", amount: work, dollars: work * second),
        ]
        if endpoint == .httpAPI {
            guard let gateway = prices.price(of: .gatewayRequest) else { return nil }
            parts.append(
                Part(item: "requests to HTTP APIs", amount: count, dollars: count * gateway)
            )
        }
        return parts
    }
}
