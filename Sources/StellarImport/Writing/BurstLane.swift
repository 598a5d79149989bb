/// Bursts of a sub-experiment that one `invoke` can send: of one service time, and as many requests
/// of each size.
struct BurstLane: Sendable, Hashable {
    /// The sizes, which bursts cycle through.
    var sizes: [Int]
    /// How many requests there are of each size.
    var samples: Int
    /// For how long the function works, in nanoseconds.
    var serviceTime: Int

    /// The lanes of a sub-experiment, in the order in which STeLLAR comes to them.
    ///
    /// With STeLLAR, a round over the endpoints has the next size, again from the first after the
    /// last, and the next service time, staying at the last.
    static func lanes(of part: SubExperiment) -> [BurstLane] {
        let sizes = part.burstSizes ?? [1]
        let times = part.serviceTimes
        if sizes.count == 1, times.count == 1 {
            let samples = part.bursts * sizes[0]
            return [BurstLane(sizes: sizes, samples: samples, serviceTime: times[0])]
        }
        var lanes: [BurstLane] = []
        var places: [[Int]: Int] = [:]
        for burst in 0..<part.bursts {
            let round = burst / part.parallelism
            let size = sizes[round % sizes.count]
            let time = times[min(round, times.count - 1)]
            if let place = places[[size, time]] {
                lanes[place].samples += size
            } else {
                places[[size, time]] = lanes.count
                lanes.append(BurstLane(sizes: [size], samples: size, serviceTime: time))
            }
        }
        return joined(lanes)
    }

    /// How many bursts these are, for people: `6 bursts of 500`.
    var countText: String {
        let bursts = sizes.reduce(0) { $0 + samples / $1 }
        let plural = bursts == 1 ? "burst" : "bursts"
        return "\(bursts) \(plural) of \(sizes.map(String.init).joined(separator: " and "))"
    }

    /// One lane where a cycle over the sizes gives each of them the same number of requests.
    private static func joined(_ lanes: [BurstLane]) -> [BurstLane] {
        guard let first = lanes.first,
            lanes.allSatisfy({ $0.samples == first.samples && $0.serviceTime == first.serviceTime })
        else { return lanes }
        return [
            BurstLane(
                sizes: lanes.flatMap(\.sizes),
                samples: first.samples,
                serviceTime: first.serviceTime
            )
        ]
    }
}

extension SubExperiment {
    /// The service times in nanoseconds; none at all is no work.
    var serviceTimes: [Int] {
        let times = (desiredServiceTimes ?? []).compactMap { GoDuration($0)?.nanoseconds }
        return times.isEmpty ? [0] : times
    }
}
