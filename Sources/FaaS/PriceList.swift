/// What a provider asked for its services in one region on one day, as its price list said.
///
/// Nothing in it is guessed: what it does not name has no known price.
public struct PriceList: Sendable, Hashable, Codable {
    /// The region.
    public var region: String
    /// The day whose prices they are, such as `2026-11-26`.
    public var date: String
    /// Where the provider publishes them.
    public var sources: [String]
    /// What can be had.
    public var rates: [Rate]

    /// What one unit of something costs.
    public struct Rate: Sendable, Hashable, Codable {
        /// What is paid for.
        public var item: Item
        /// Which of it, where there are several, such as an architecture.
        public var variant: String?
        /// The price of one unit, in US dollars.
        public var dollars: Double

        /// Creates a rate.
        public init(_ item: Item, variant: String? = nil, dollars: Double) {
            self.item = item
            self.variant = variant
            self.dollars = dollars
        }
    }

    /// What is paid for; the unit is part of it.
    public enum Item: String, Sendable, Hashable, Codable, CaseIterable {
        /// One request to a function.
        case request
        /// One GiB of a function's memory for a second.
        case computation = "gib-second"
        /// One request through a gateway of kind `http-api`.
        case gatewayRequest = "http-api-request"
        /// A machine for an hour; the variant is its size.
        case machineHour = "machine-hour"
        /// A public address for an hour.
        case addressHour = "address-hour"
        /// One GiB of packages stored for a month; the variant is their kind.
        case storage = "gib-month"
        /// One package stored; the variant is its kind.
        case upload
    }

    /// Creates a list.
    public init(region: String, date: String, sources: [String], rates: [Rate]) {
        self.region = region
        self.date = date
        self.sources = sources
        self.rates = rates
    }

    /// The price of one unit in US dollars, or `nil` when the list does not name it.
    public func price(of item: Item, variant: String? = nil) -> Double? {
        rates.first { $0.item == item && $0.variant == variant }?.dollars
    }
}
