/// The samples of one experiment as STeLLAR would have written them, and what it would not have.
package struct StellarSamples: Sendable, Hashable {
    /// In the order in which the answers were complete.
    package private(set) var rows: [StellarRow] = []
    /// What has no row, one sentence for each reason.
    package private(set) var notes: [String] = []

    /// Selects and converts samples.
    ///
    /// - Parameters:
    ///   - samples: All samples of an instance, warm-up and failures included.
    ///   - mode: Which kind of start counts.
    ///   - hosts: The host of each endpoint.
    ///   - epoch: What added to the samples' clock gives nanoseconds since 1970.
    package init(_ samples: [Sample], mode: Mode, hosts: [String], epoch: Int) {
        let counted = samples.filter(\.phase.isCounted)
        let numbers = Self.numbers(ofBurstsIn: counted)
        let good = counted.filter { $0.isSuccess && mode.accepts($0.verdict) }
        let unclear = good.count { !$0.hops.isEmpty && $0.stellarTimestamps.isEmpty }
        rows = good.sorted { Self.end(of: $0) < Self.end(of: $1) }.compactMap { sample in
            guard let first = sample.times.firstByte, let latency = sample.stellarLatency else {
                return nil
            }
            return StellarRow(
                request: "\(sample.id)",
                host: hosts.indices.contains(sample.endpoint) ? hosts[sample.endpoint] : "",
                sent: first - latency + epoch,
                received: first + epoch,
                burst: numbers[sample.burst] ?? sample.burst,
                timestamps: sample.stellarTimestamps
            )
        }
        let all = counted.count
        note(counted.count { !$0.isSuccess }, of: all, "failed: they have no row")
        let impure = counted.count { $0.isSuccess && !mode.accepts($0.verdict) }
        note(impure, of: all, "were not proven \(mode.rawValue): they have no row")
        note(unclear, of: all, "tell no times of one clock: they have no row of transfers")
    }

    private mutating func note(_ count: Int, of all: Int, _ what: String) {
        guard count > 0 else { return }
        notes.append("\(count) of \(all) requests \(what).")
    }

    /// STeLLAR counts bursts from 0, without those that only warm.
    private static func numbers(ofBurstsIn samples: [Sample]) -> [Int: Int] {
        let bursts = Set(samples.map(\.burst)).sorted()
        return Dictionary(uniqueKeysWithValues: bursts.enumerated().map { ($1, $0) })
    }

    private static func end(of sample: Sample) -> (Int, Int) {
        (sample.times.lastByte ?? sample.times.firstByte ?? .max, sample.id)
    }
}

extension Sample {
    /// Latency as STeLLAR measures it, in nanoseconds: to the first byte, from where the connection
    /// was asked for if that had to be made, else from where the request was sent.
    var stellarLatency: Int? {
        latency.map { $0 + (reused == false ? times.connecting : 0) }
    }

    /// When each function of a chain had the payload, in whole milliseconds of their clock; empty
    /// without a chain, and where they have no clock in common.
    var stellarTimestamps: [Int] {
        guard let first = hops.first?.passed, hops.allSatisfy({ $0.transfer != nil }) else {
            return []
        }
        let held = hops.compactMap(\.held)
        return held.count == hops.count ? ([first] + held).map { $0 / 1_000_000 } : []
    }
}
