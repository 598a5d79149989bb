/// How long a provider keeps idle instances, as far as probes show it.
///
/// A probe is two requests in a row to one function. An idle instance stayed when the second answer
/// comes from the same instance, and was reclaimed when it comes from one that had to be started.
/// Idle is the time from the end of the first answer to the second request.
package struct KeepAliveFinding: Sendable, Hashable, Codable {
    /// The longest time for which an instance was idle and stayed, in nanoseconds.
    package var longestWarmNs: Int?
    /// The shortest time for which an instance was idle and was reclaimed, in nanoseconds.
    package var shortestReclaimedNs: Int?
    /// How many probes found the instance still there.
    package var stayed = 0
    /// How many probes found it gone.
    package var reclaimed = 0

    /// Looks through the samples of one set of functions.
    package init(_ samples: [Sample]) {
        let functions = Dictionary(grouping: samples) { $0.endpoint }
        for samples in functions.values {
            let inOrder = samples.sorted { ($0.attempt, $0.id) < ($1.attempt, $1.id) }
            for (before, after) in zip(inOrder, inOrder.dropFirst()) { add(before, after) }
        }
    }

    private mutating func add(_ before: Sample, _ after: Sample) {
        guard before.attempt == after.attempt, before.isSuccess, after.isSuccess,
            let end = before.times.lastByte, let sent = after.times.sent, sent > end
        else { return }
        let idle = sent - end
        if after.verdict == .cold {
            reclaimed += 1
            shortestReclaimedNs = min(idle, shortestReclaimedNs ?? .max)
        } else if after.verdict == .warm, after.function.instance == before.function.instance {
            stayed += 1
            longestWarmNs = max(idle, longestWarmNs ?? 0)
        }
    }

    /// Why the reclaim time is not known; `nil` when it lies between the two.
    var shortfall: String? {
        switch (longestWarmNs, shortestReclaimedNs) {
        case (nil, nil): "no probe was answered twice"
        case (nil, let shortest?): "reclaimed after \(LatencyText(nanoseconds: shortest)) already"
        case (let longest?, nil): "still there after \(LatencyText(nanoseconds: longest))"
        case (.some, .some): nil
        }
    }
}
