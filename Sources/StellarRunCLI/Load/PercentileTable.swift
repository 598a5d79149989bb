import Statistics

/// Quantiles at ever finer steps towards the largest value, in the form that HdrHistogram prints
/// and its plotter reads; from exact order statistics, in milliseconds.
struct PercentileTable {
    private let sample: SortedSample

    init(_ sample: SortedSample) { self.sample = sample }

    var text: String {
        var text =
            "response latency (ms)\n       Value   Percentile   TotalCount 1/(1-Percentile)\n\n"
        let count = sample.values.count
        for level in Self.levels(for: count) {
            let rank = level.rank(of: count)
            text += Self.line(sample.values[rank - 1], level.fraction, rank)
        }
        text += Self.line(sample.values[count - 1], 1, count)
        return text
    }

    /// Five steps of each halving of what is left, as long as a step is a value more.
    private static func levels(for count: Int) -> [QuantileLevel] {
        var levels: [QuantileLevel] = []
        var rest = 1
        while rest <= count {
            for step in 0..<5 where rest + step > 1 {
                levels.append(QuantileLevel(10 * rest - 10 + step, outOf: 10 * rest))
            }
            rest *= 2
        }
        return levels
    }

    private static func line(_ value: Int, _ fraction: Double, _ rank: Int) -> String {
        let rest = fraction < 1 ? fixed(1 / (1 - fraction), 2) : "inf"
        return [
            padded(fixed(Double(value) / 1e6, 6), 12), padded(fixed(fraction, 9), 12),
            padded(String(rank), 12), padded(rest, 16),
        ].joined(separator: " ") + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count)
            + fraction
    }
}
