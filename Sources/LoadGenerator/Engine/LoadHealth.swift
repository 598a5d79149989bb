import Histogram

/// What a shard notes of itself while it works; nothing here allocates.
struct LoadHealth {
    let placement: Placement
    private(set) var sent = 0
    private(set) var answered = 0
    private(set) var missingArrivals = 0
    private(set) var missingDepartures = 0
    private(set) var kernelArrivals = 0
    private(set) var lateBy100us = 0
    private(set) var lateBy1ms = 0
    private(set) var retransmitting = 0
    /// How far launches lay behind their instants, in nanoseconds; to three digits.
    private var lateness = Histogram<UInt64>(
        highestTrackableValue: 3_600_000_000_000,
        numberOfSignificantValueDigits: .three
    )
    /// The longest time from the first to the last launch of one burst, in nanoseconds.
    private(set) var launchSkew = 0
    /// How long after the call a request leaves nowadays, in nanoseconds; `nil` before the first.
    var sending: Int? { departures.value }
    private var departures = MedianLately()
    private var burst: Int32 = -1
    private var burstBegan = 0
    private var burstSent = 0

    init(placement: Placement) { self.placement = placement }

    /// Notes how far behind its instant a request was launched.
    mutating func note(lateness nanoseconds: Int) {
        _ = lateness.record(UInt64(max(0, min(nanoseconds, 3_600_000_000_000))))
        lateBy100us += nanoseconds > 100_000 ? 1 : 0
        lateBy1ms += nanoseconds > 1_000_000 ? 1 : 0
    }

    /// A quantile of the lateness, in percent; `nil` before the first launch.
    func lateness(atPercentile percent: Double) -> Int? {
        lateness.totalCount > 0 ? Int(lateness.valueAtPercentile(percent)) : nil
    }

    /// Notes when a request of a burst was sent.
    mutating func note(burst number: Int32, of size: Int32, at instant: Int) {
        guard size > 1 else { return }
        if burst != number {
            burst = number
            burstBegan = instant
            burstSent = 0
        }
        burstSent += 1
        launchSkew = max(launchSkew, instant - burstBegan)
    }

    mutating func note(arrivalIsKernel isKernel: Bool) {
        kernelArrivals += isKernel ? 1 : 0
        missingArrivals += isKernel ? 0 : 1
    }

    mutating func note(departureIsKernel isKernel: Bool) { missingDepartures += isKernel ? 0 : 1 }

    /// How many requests of a burst were sent before.
    func sent(of number: Int32) -> Int { burst == number ? burstSent : 0 }

    /// Notes how long after the call a request left, in nanoseconds.
    mutating func note(sending nanoseconds: Int) { departures.note(nanoseconds) }

    /// Notes a request that is over.
    mutating func note(_ row: LoadRow) {
        sent += row.sent > 0 ? 1 : 0
        answered += row.phase == .finished ? 1 : 0
        retransmitting += row.retransmits > 0 ? 1 : 0
    }
}
