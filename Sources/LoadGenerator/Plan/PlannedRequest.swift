/// One request that will be sent, whatever happens to the others.
package struct PlannedRequest: Sendable, Hashable {
    /// Its number, unique in its experiment; repeats go on counting.
    package var id: Int
    /// When it is to be sent, in nanoseconds from the plan's origin.
    package var offset: Int
    /// Which of the targets it goes to.
    package var endpoint: Int
    /// The number of its burst.
    package var burst: Int
    /// How many requests its burst has.
    package var burstSize: Int
    /// Whether it only warms its endpoint: recorded, never counted.
    package var isWarmUp: Bool

    /// Creates a planned request.
    package init(
        id: Int,
        offset: Int,
        endpoint: Int = 0,
        burst: Int,
        burstSize: Int = 1,
        isWarmUp: Bool = false
    ) {
        self.id = id
        self.offset = offset
        self.endpoint = endpoint
        self.burst = burst
        self.burstSize = burstSize
        self.isWarmUp = isWarmUp
    }
}
