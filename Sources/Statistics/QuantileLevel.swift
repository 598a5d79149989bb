/// Which quantile is meant, as an exact fraction, so that no rank is ever off by a rounding error.
///
/// `0.9 * 10` is not always 9 in floating point; 9/10 of 10 is.
package struct QuantileLevel: Sendable, Hashable, Codable {
    /// The part.
    package let numerator: Int
    /// The whole.
    package let denominator: Int

    /// Creates the level `numerator / denominator`, which must lie strictly between 0 and 1.
    package init(_ numerator: Int, outOf denominator: Int) {
        precondition(
            0 < numerator && numerator < denominator,
            "a quantile level must lie between 0 and 1, not at \(numerator)/\(denominator)"
        )
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Creates a level from a number of thousandths, such as 999 for p99.9.
    package init(perMille: Int) { self.init(perMille, outOf: 1000) }

    package static let p25 = QuantileLevel(perMille: 250)
    package static let p50 = QuantileLevel(perMille: 500)
    package static let p75 = QuantileLevel(perMille: 750)
    package static let p90 = QuantileLevel(perMille: 900)
    package static let p95 = QuantileLevel(perMille: 950)
    package static let p99 = QuantileLevel(perMille: 990)

    /// The level as a floating-point number, for probabilities only; ranks use the fraction.
    package var fraction: Double { Double(numerator) / Double(denominator) }

    /// The 1-based rank of this quantile among `count` sorted values: the inverse of the empirical
    /// distribution function, type 1 in R.
    package func rank(of count: Int) -> Int {
        precondition(count > 0, "no value has no quantile")
        let (high, low) = numerator.multipliedFullWidth(by: count)
        let (quotient, remainder) = denominator.dividingFullWidth((high, low))
        return remainder == 0 ? quotient : quotient + 1
    }
}
