/// The samples of one result, told apart by what may be counted.
///
/// Of each only its numbers are kept, so that a million of them take a few dozen bytes each.
package struct SampleSelection: Sendable {
    /// Which kind of start counts.
    package let mode: Mode
    /// The service latencies of what was answered well and proven to be of the wanted kind, in
    /// nanoseconds.
    package private(set) var latencies: [Int] = []
    /// How far those requests left behind their instants, in nanoseconds.
    package private(set) var lateness: [Int] = []
    /// Their response latencies, in nanoseconds.
    package private(set) var responseLatencies: [Int] = []
    /// Of each hop of a chain, how long the payload took where that is known, in nanoseconds.
    package private(set) var transfers: [[Int]] = []
    /// How many were answered well, but not proven to be of the wanted kind.
    package private(set) var impure = 0
    /// How many of those waited for a cold start.
    package private(set) var queued = 0
    /// How many were not answered, or not as they should be.
    package private(set) var failed = 0
    /// How many of all of them replaced others.
    package private(set) var repeats = 0

    /// Selects nothing yet.
    package init(mode: Mode) { self.mode = mode }

    /// Selects the counted samples of one burst size.
    package init(_ samples: some Sequence<Sample>, mode: Mode, burst: Int) {
        self.init(mode: mode)
        for sample in samples where sample.phase.isCounted && sample.size == burst { add(sample) }
    }

    /// How many count.
    package var pure: Int { latencies.count }

    /// The share of good answers that were not of the wanted kind; `nil` without any.
    package var impureShare: Double? {
        let answers = pure + impure
        return answers == 0 ? nil : Double(impure) / Double(answers)
    }

    /// Adds a sample that was sent to be counted.
    package mutating func add(_ sample: Sample) {
        repeats += sample.phase == .repeated ? 1 : 0
        guard sample.isSuccess, let latency = sample.latency else {
            failed += 1
            return
        }
        guard mode.accepts(sample.verdict) else {
            impure += 1
            queued += sample.verdict == .queued ? 1 : 0
            return
        }
        latencies.append(latency)
        if let sent = sample.times.sent { lateness.append(sent - sample.times.intended) }
        if let response = sample.responseLatency { responseLatencies.append(response) }
        addTransfers(of: sample)
    }

    private mutating func addTransfers(of sample: Sample) {
        for (hop, passage) in sample.hops.enumerated() {
            if transfers.count == hop { transfers.append([]) }
            if let transfer = passage.transfer { transfers[hop].append(transfer) }
        }
    }
}
