/// What measuring costs on this machine right now: the error bar of whatever is measured next.
///
/// All durations are nanoseconds. The error of a latency is what the load generator reported beyond
/// the time for which a server on loopback had the request, by the stamps of the server's own
/// socket; the way over loopback is in it.
package struct Calibration: Sendable, Hashable, Codable {
    /// A median and a 99th percentile.
    package struct Spread: Sendable, Hashable, Codable {
        package var p50: Int
        package var p99: Int
    }

    /// How many requests it is drawn from.
    package var requests: Int
    /// Whose clock the instants are from.
    package var source: StampReport.Source
    /// The error of a latency; `nil` when the kernel stamps nothing, so that there is no truth.
    package var error: Spread?
    /// How far behind its instant a request left.
    package var lateness: Spread
    /// From handing a request to the system until it left.
    package var sending: Spread
    /// From the arrival of an answer until our loop noticed: what a clock of our own would add.
    package var noticing: Spread
    /// The steps of the clock itself.
    package var clockResolution: Int
}

extension Calibration {
    init(_ rows: [LoadRow], _ residences: EchoPeer.Residences, clockResolution: Int) {
        let answered = rows.filter(\.succeeded)
        let stamped = answered.filter { $0.stamps.contains(.arrival) }
        requests = answered.count
        source = stamped.isEmpty ? .user : .kernel
        error = Spread(
            stamped.compactMap { row in
                residences[row.id].flatMap { had in row.serviceLatency.map { $0 - had } }
            }
        )
        let none = Spread(p50: 0, p99: 0)
        lateness = Spread(answered.map { $0.sent - $0.intended }) ?? none
        sending = Spread(answered.map { $0.sent - $0.called }) ?? none
        noticing = Spread(answered.map { $0.noticed - $0.firstByte }) ?? none
        self.clockResolution = clockResolution
    }
}

extension Calibration.Spread {
    /// The order statistics of at least one value.
    fileprivate init?(_ values: [Int]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        p50 = sorted[(sorted.count + 1) / 2 - 1]
        p99 = sorted[(sorted.count * 99 + 99) / 100 - 1]
    }
}
