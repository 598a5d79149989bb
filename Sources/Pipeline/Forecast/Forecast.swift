/// What an instance will take and make, as far as that can be told before the run.
///
/// Whatever hangs on a value that is not known yet is `nil`: nothing is guessed.
public struct Forecast: Sendable, Hashable {
    /// What it creates.
    public var resources: [Resource]? = []
    /// How many requests it sends when none has to be repeated.
    public var requests: Int? = 0
    /// How long it takes, on average over all seeds.
    public var duration: Duration?
    /// For how long it lets nothing else measure on its machine, of ``duration``.
    public var quiet: Duration = .zero
    /// What has to be paid for it, as far as prices are known; `nil` where something has none.
    public var costs: [Cost]? = []
    /// What it uses of places, so that whoever knows a place can say what must be allowed there.
    public var uses: Set<Use> = []
    /// What its measurements can tell apart; `nil` when it measures nothing.
    public var resolution: Resolution?
    /// What those that wait for it may want to know, by names of the step's choice.
    public var facts: [String: Value] = [:]

    /// Creates the forecast of an instance that creates and sends nothing, for however long.
    public init() {}
}

extension Forecast {
    /// Some resources of one kind.
    public struct Resource: Sendable, Hashable, Codable {
        /// Their kind, such as `function`.
        public var kind: String
        /// Where they are, such as a provider.
        public var place: String
        /// How many there are.
        public var count: Int

        /// Creates a number of resources.
        public init(kind: String, place: String, count: Int) {
            self.kind = kind
            self.place = place
            self.count = count
        }
    }

    /// Something that is used of a place.
    public struct Use: Sendable, Hashable {
        /// Where, such as a provider.
        public var place: String
        /// What, in a word that the place knows.
        public var what: String

        /// Names a use.
        public init(_ what: String, of place: String) {
            self.what = what
            self.place = place
        }
    }

    /// A part of what has to be paid.
    public struct Cost: Sendable, Hashable, Codable {
        /// What is paid for, with its unit, such as `requests`.
        public var item: String
        /// Who is paid, such as a provider.
        public var place: String
        /// How many units.
        public var amount: Double
        /// What they cost, in US dollars.
        public var dollars: Double
        /// Where and when that was the price, such as `us-east-1, 2026-06-17`.
        public var prices: String
        /// What this leaves out, where it is not all: it will be more.
        public var without: String?
        /// Whether it is the most that this can cost, and not the least.
        public var isMost: Bool

        /// Creates a part.
        public init(
            item: String,
            place: String,
            amount: Double,
            dollars: Double,
            prices: String,
            without: String? = nil,
            isMost: Bool = false
        ) {
            self.item = item
            self.place = place
            self.amount = amount
            self.dollars = dollars
            self.prices = prices
            self.without = without
            self.isMost = isMost
        }
    }

    /// The smallest difference between two medians that is likely to be seen.
    public struct Resolution: Sendable, Hashable, Codable {
        /// The number of values of each of the two.
        public var samples: Int
        /// The difference in interquartile ranges; `nil` when there are too few values for any.
        public var interquartileRanges: Double?
        /// The ratio of the medians, for values of ``spread``; `nil` as above.
        public var ratio: Double?
        /// The ratio of p75 to p25 that was assumed.
        public var spread: Double

        /// Creates a resolution.
        public init(samples: Int, interquartileRanges: Double?, ratio: Double?, spread: Double) {
            self.samples = samples
            self.interquartileRanges = interquartileRanges
            self.ratio = ratio
            self.spread = spread
        }
    }
}
