import Glibc

/// The law of `base + Exp(1) · scale`, cut to what lies between zero and a ceiling.
///
/// A negative scale takes away from the base.
struct ShiftedExponential {
    var base: Double
    var scale: Double

    /// The mean and the standard deviation of the values, cut at a ceiling.
    func moments(cutAt ceiling: Double = .infinity) -> (mean: Double, deviation: Double) {
        guard scale != 0 else { return (min(base, ceiling), 0) }
        let (mean, square) = scale > 0 ? grown(upTo: ceiling) : shrunk(from: ceiling)
        return (mean, max(0, square - mean * mean).squareRoot())
    }

    /// The first two moments of `min(base + sX, ceiling)`, X being Exp(1).
    private func grown(upTo ceiling: Double) -> (mean: Double, square: Double) {
        let room = ceiling - base
        guard room > 0 else { return (ceiling, ceiling * ceiling) }
        let (mean, square) = Self.cut(scale: scale, at: room)
        return (base + mean, base * base + 2 * base * mean + square)
    }

    /// The first two moments of `min(max(0, base - aX), ceiling)`.
    ///
    /// The ceiling holds until X has come so far; from there on the law has no memory.
    private func shrunk(from ceiling: Double) -> (mean: Double, square: Double) {
        let top = min(base, ceiling)
        let reached = exp((base - top) / scale)
        let (fall, fallSquare) = Self.cut(scale: -scale, at: top)
        let (mean, square) = (top - fall, top * top - 2 * top * fall + fallSquare)
        return (top + reached * (mean - top), top * top + reached * (square - top * top))
    }

    /// The first two moments of `min(sX, most)`.
    private static func cut(scale: Double, at most: Double) -> (mean: Double, square: Double) {
        guard most.isFinite else { return (scale, 2 * scale * scale) }
        let ratio = most / scale
        let rest = exp(-ratio)
        return (scale * (1 - rest), 2 * scale * scale * (1 - rest * (1 + ratio)))
    }
}
