/// Where a latency lies on the horizontal axis of a figure, and what is written below it.
///
/// Logarithmic when the latencies differ by more than a factor of eight, because then a linear
/// axis would press the small ones into its first centimetre.
struct LatencyAxis: Equatable {
    let isLogarithmic: Bool
    /// Round latencies in nanoseconds, ascending.
    let ticks: [Int]
    private let lower: Double
    private let upper: Double

    /// Fits an axis around latencies in nanoseconds.
    init(from smallest: Int, to largest: Int) {
        let range = (Self.clamped(smallest), Self.clamped(largest))
        isLogarithmic = range.1 > 8 * range.0
        if isLogarithmic {
            lower = range.0 / 1.12
            upper = range.1 * 1.12
            ticks = Self.logarithmicTicks(lower, upper)
        } else {
            let step = Self.step(for: max(range.1 - range.0, range.1 * 0.02, 1))
            lower = (range.0 / step).rounded(.down) * step
            upper = max((range.1 / step).rounded(.up) * step, lower + step)
            ticks = stride(from: lower, through: upper + step / 2, by: step).map { Int($0) }
        }
    }

    /// The place of a latency, from 0 at the left end to 1 at the right.
    func position(of nanoseconds: Int) -> Double {
        let value = Self.clamped(nanoseconds)
        guard isLogarithmic else { return (value - lower) / (upper - lower) }
        return Logarithm.ofTwo(value / lower) / Logarithm.ofTwo(upper / lower)
    }

    /// A latency that a figure can show: at least a nanosecond, at most thirty years.
    private static func clamped(_ nanoseconds: Int) -> Double {
        Double(min(max(nanoseconds, 1), 1_000_000_000_000_000_000))
    }

    /// 1, 2 or 5 times a power of ten that divides a span into four to nine parts.
    private static func step(for span: Double) -> Double {
        var power = 1.0
        while power * 50 < span { power *= 10 }
        return power * (span / power < 9 ? 1 : span / power < 18 ? 2 : 5)
    }

    private static func logarithmicTicks(_ lower: Double, _ upper: Double) -> [Int] {
        let multiples = upper / lower > 1500 ? [1.0] : [1.0, 2, 5]
        var ticks: [Int] = []
        var power = 1.0
        while power <= upper {
            for tick in multiples.map({ $0 * power }) where tick >= lower && tick <= upper {
                ticks.append(Int(tick))
            }
            power *= 10
        }
        return ticks
    }
}
