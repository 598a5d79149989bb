import Glibc
package import Values

/// The law of the gaps between two bursts to the same endpoint.
///
/// Each case states its law; the mean is always the interval that was asked for.
package enum ArrivalProcess: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every gap is the interval.
    case constant
    /// Gaps are Exp(1 / interval): a Poisson process, as many independent users make it.
    case exponential

    /// Draws one gap, in nanoseconds.
    ///
    /// - Parameters:
    ///   - mean: The mean of the law, in nanoseconds.
    ///   - generator: Where randomness comes from; a constant gap draws nothing.
    /// - Returns: A gap of zero or more nanoseconds.
    package func gap(mean: Int, using generator: inout SeededGenerator) -> Int {
        switch self {
        case .constant: mean
        case .exponential: Int((-log(1 - generator.unit()) * Double(mean)).rounded())
        }
    }
}
