package import Values

/// How far apart two bursts to the same endpoint are.
package enum LoadPacing: Sendable, Hashable {
    /// What the user wrote, taken literally.
    case literal(interval: Duration, arrival: ArrivalProcess)
    /// Long enough for every instance to be reclaimed: `floor` plus Exp(0.1 x floor), so that
    /// no period of the provider's own can hide between the bursts.
    case cold(floor: Duration)
    /// Short enough for instances to stay: gaps of the arrival process, cut at `ceiling`.
    case warm(interval: Duration, arrival: ArrivalProcess, ceiling: Duration)

    /// The time over which the endpoints are spread evenly, in nanoseconds.
    package var spread: Int {
        switch self {
        case .literal(let interval, _): interval.nanoseconds
        case .cold(let floor): floor.nanoseconds
        case .warm(let interval, _, let ceiling): min(interval, ceiling).nanoseconds
        }
    }

    /// The longest gap that may come, in nanoseconds.
    var ceiling: Int {
        guard case .warm(_, _, let ceiling) = self else { return .max }
        return ceiling.nanoseconds
    }

    /// The law of the gaps.
    package var arrival: ArrivalProcess {
        switch self {
        case .literal(_, let arrival), .warm(_, let arrival, _): arrival
        case .cold: .exponential
        }
    }

    /// Draws the time from one burst to the next on the same endpoint, in nanoseconds.
    package func gap(using generator: inout SeededGenerator) -> Int {
        switch self {
        case .literal(let interval, let arrival):
            return arrival.gap(interval: interval.nanoseconds, using: &generator)
        case .cold(let floor):
            let mean = floor.nanoseconds / 10
            let extra = ArrivalProcess.exponential.gap(interval: mean, using: &generator)
            return floor.nanoseconds + extra
        case .warm(let interval, let arrival, let ceiling):
            let gap = arrival.gap(interval: interval.nanoseconds, using: &generator)
            return min(gap, ceiling.nanoseconds)
        }
    }
}
