/// What a provider's machines are like, known before it is asked.
public struct MachineTraits: Sendable {
    /// The size that is taken unless somebody wants another.
    public var usualSize: String
    /// The beginnings of the sizes whose processors are lent out only now and then, so that they are
    /// of no use to measure with.
    public var burstableSizes: [String]
    /// How long a creation that was sent may take to become visible.
    public var settleWindow: Duration
    /// What they cost; `nil` where nobody knows.
    public var prices: PriceList?

    /// Creates a description.
    public init(
        usualSize: String,
        burstableSizes: [String],
        settleWindow: Duration,
        prices: PriceList? = nil
    ) {
        self.usualSize = usualSize
        self.burstableSizes = burstableSizes
        self.settleWindow = settleWindow
        self.prices = prices
    }

    /// Whether a machine of this size slows down when it has worked for some time.
    public func isBurstable(_ size: String) -> Bool {
        burstableSizes.contains(where: size.hasPrefix)
    }
}
