import Glibc

/// Draws from the law Gamma(shape, 1), for shapes of at least 1.
///
/// Marsaglia and Tsang, *A Simple Method for Generating Gamma Variables*, ACM TOMS 26(3), 2000: a
/// normal value is cubed and accepted about 19 times out of 20, so a draw takes as long for a
/// million as for ten.
struct GammaLaw {
    private let offset: Double
    private let scale: Double

    init(shape: Int) {
        precondition(shape > 0, "a gamma law needs a shape")
        offset = Double(shape) - 1.0 / 3
        scale = 1 / (9 * offset).squareRoot()
    }

    func draw(using generator: inout some RandomNumberGenerator) -> Double {
        while true {
            let normal = generator.normal()
            let base = 1 + scale * normal
            guard base > 0 else { continue }
            let cube = base * base * base
            let bound = normal * normal / 2 + offset - offset * cube + offset * log(cube)
            if log(1 - generator.unitInterval()) < bound { return offset * cube }
        }
    }
}

extension RandomNumberGenerator {
    /// A number in `0..<1` with 53 random bits.
    mutating func unitInterval() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A standard normal value, by Box and Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unitInterval())).squareRoot()
        return radius * cos(2 * .pi * unitInterval())
    }
}
