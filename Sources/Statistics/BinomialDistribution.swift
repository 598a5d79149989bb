/// How many of `trials` values lie below a quantile: the law behind every order-statistic interval.
///
/// Weights are built outwards from the mode by the ratio of neighbours and normalised by their sum,
/// so nothing overflows or underflows where it matters and no logarithm is needed; the terms left
/// out are smaller than 1e-30 of the largest.
struct BinomialDistribution {
    private let first: Int
    private let probabilities: [Double]

    init(trials: Int, probability: Double) {
        precondition(trials > 0 && probability > 0 && probability < 1)
        let odds = probability / (1 - probability)
        let mode = min(trials, Int(Double(trials + 1) * probability))
        var below: [Double] = []
        var weight = 1.0
        var count = mode
        while count > 0, weight > Self.negligible {
            weight *= Double(count) / (Double(trials - count + 1) * odds)
            below.append(weight)
            count -= 1
        }
        first = count
        var above = [1.0]
        weight = 1
        count = mode
        while count < trials, weight > Self.negligible {
            weight *= Double(trials - count) * odds / Double(count + 1)
            above.append(weight)
            count += 1
        }
        let weights = below.reversed() + above
        // The tails first: adding small to large loses the small.
        let total = weights.sorted().reduce(0, +)
        probabilities = weights.map { $0 / total }
    }

    private static let negligible = 1e-30

    /// The largest number of successes whose cumulative probability is at most `tail`, or `nil`
    /// when even none at all is likelier than that.
    func lowerQuantile(atMost tail: Double) -> Int? {
        var sum = 0.0
        for (index, probability) in probabilities.enumerated() {
            sum += probability
            if sum > tail { return first + index > 0 ? first + index - 1 : nil }
        }
        return first + probabilities.count - 1
    }

    /// The smallest number of successes that is reached or passed with a probability of at most
    /// `tail`, or `nil` when even all of them is likelier than that.
    func upperQuantile(atMost tail: Double, trials: Int) -> Int? {
        var sum = 0.0
        for (index, probability) in probabilities.enumerated().reversed() {
            sum += probability
            if sum > tail { return first + index < trials ? first + index + 1 : nil }
        }
        return first
    }
}
