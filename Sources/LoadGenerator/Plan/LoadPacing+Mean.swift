import Glibc
import Values

// What can be said of gaps before any is drawn, in nanoseconds.
extension LoadPacing {
    /// The mean of the gaps that ``gap(using:)`` draws.
    package var meanGap: Double { moments.mean }

    /// The standard deviation of those gaps.
    package var gapDeviation: Double { moments.deviation }

    private var moments: (mean: Double, deviation: Double) {
        switch self {
        case .literal(let interval, let arrival): Self.moments(interval, arrival)
        case .cold(let floor):
            (Double(floor.nanoseconds) * 1.1, Double(floor.nanoseconds) / 10)
        case .warm(let interval, let arrival, let ceiling):
            Self.moments(interval, arrival, cutAt: Double(ceiling.nanoseconds))
        }
    }

    private static func moments(
        _ interval: Duration,
        _ arrival: ArrivalProcess,
        cutAt ceiling: Double = .infinity
    ) -> (mean: Double, deviation: Double) {
        guard let law = arrival.law(interval: interval.nanoseconds) else {
            return (min(Double(interval.nanoseconds), ceiling), 0)
        }
        return law.moments(cutAt: ceiling)
    }

    /// By how much the longest of several chains of gaps exceeds the mean of one.
    ///
    /// The expected maximum of independent normal values, by its asymptotic expansion (Cramér,
    /// *Mathematical Methods of Statistics*, 28.6).
    package func excess(of chains: Int, gaps: Int) -> Double {
        guard chains > 1, gaps > 0 else { return 0 }
        let scale = (2 * log(Double(chains))).squareRoot()
        let deviations = scale - (log(log(Double(chains))) + log(4 * .pi)) / (2 * scale)
        return max(0, deviations) * gapDeviation * Double(gaps).squareRoot()
    }
}
