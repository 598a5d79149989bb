import Glibc
import Values

// What can be said of gaps before any is drawn, in nanoseconds.
extension LoadPacing {
    /// The mean of the gaps that ``gap(using:)`` draws.
    package var meanGap: Double {
        switch self {
        case .literal(let interval, _): return Double(interval.nanoseconds)
        case .cold(let floor): return Double(floor.nanoseconds) * 1.1
        case .warm(let interval, .constant, let ceiling):
            return Double(min(interval, ceiling).nanoseconds)
        case .warm(let interval, .exponential, let ceiling):
            let (mean, most) = (Double(interval.nanoseconds), Double(ceiling.nanoseconds))
            // Of an exponential law that is cut at its ceiling.
            return mean > 0 ? mean * (1 - exp(-most / mean)) : 0
        }
    }

    /// The standard deviation of those gaps.
    package var gapDeviation: Double {
        switch self {
        case .literal(_, .constant), .warm(_, .constant, _): return 0
        case .literal(let interval, .exponential): return Double(interval.nanoseconds)
        case .cold(let floor): return Double(floor.nanoseconds) / 10
        case .warm(let interval, .exponential, let ceiling):
            let (mean, most) = (Double(interval.nanoseconds), Double(ceiling.nanoseconds))
            guard mean > 0 else { return 0 }
            let squares = 2 * mean * mean * (1 - exp(-most / mean) * (1 + most / mean))
            return max(0, squares - meanGap * meanGap).squareRoot()
        }
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
