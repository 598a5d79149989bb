import Glibc
package import Values

/// The law of the gaps between two bursts to the same endpoint.
///
/// The mean is the interval that was asked for, but for ``stellar``, whose law is older than this
/// program.
package enum ArrivalProcess: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every gap is the interval; the endpoints begin evenly spread over it.
    case constant
    /// Gaps are Exp(1 / interval); the endpoints begin evenly spread over the interval.
    case exponential
    /// Gaps as under ``exponential``, and the first burst comes after such a gap, too: counted from
    /// the origin a Poisson process at each endpoint, and so at all of them together, as many
    /// independent users make it.
    case poisson
    /// Constant gaps that shorten from stretch to stretch of the experiment, see ``RateSteps``.
    case step
    /// STeLLAR's law: of an interval of f seconds, gaps are f + Exp(1) · ln f seconds, truncated to
    /// milliseconds. Their mean is f + ln f; below one second ln f is negative, and what would
    /// come out below zero is zero.
    case stellar
    /// What a ``LoadTrace`` says; the interval means nothing.
    case trace

    /// Draws one gap, in nanoseconds.
    ///
    /// - Parameters:
    ///   - interval: The interval that was asked for, in nanoseconds.
    ///   - generator: Where randomness comes from; a constant gap draws nothing.
    /// - Returns: A gap of zero or more nanoseconds.
    package func gap(interval: Int, using generator: inout SeededGenerator) -> Int {
        guard let law = law(interval: interval) else { return interval }
        let gap = max(0, law.base - log(1 - generator.unit()) * law.scale)
        guard self == .stellar else { return Int(gap.rounded()) }
        return Int(gap / Self.millisecond) * Int(Self.millisecond)
    }

    /// The law of a random gap before it is cut to what can be waited for; `nil` when it is the
    /// interval itself.
    func law(interval: Int) -> ShiftedExponential? {
        switch self {
        case .constant, .step, .trace: return nil
        case .exponential, .poisson: return ShiftedExponential(base: 0, scale: Double(interval))
        case .stellar:
            guard interval > 0 else { return nil }
            let scale = log(Double(interval) / Self.second) * Self.second
            return ShiftedExponential(base: Double(interval), scale: scale)
        }
    }

    /// Whether the first burst comes after a gap, not at the beginning.
    var beginsWithGap: Bool { self == .poisson }

    private static let millisecond = 1e6
    private static let second = 1e9
}
