import Statistics
import Testing

/// What Python computes with exact fractions and its own `statistics` must be what we compute.
@Suite struct `An independent implementation` {
    private struct Interval: Decodable, Equatable {
        var lower: Int?
        var upper: Int?
    }

    /// Sums of exact fractions, so that not even a rounding error is shared.
    private static let ranks = """
        from fractions import Fraction
        from math import comb
        def ranks(num, den, n):
            p = Fraction(num, den)
            terms = [comb(n, k) * p**k * (1 - p)**(n - k) for k in range(n + 1)]
            tail = Fraction(25, 1000)
            total, lower = Fraction(0), 0
            while lower < n and total + terms[lower] <= tail:
                total += terms[lower]; lower += 1
            total, upper = Fraction(0), n + 1
            while upper > 0 and total + terms[upper - 1] <= tail:
                total += terms[upper - 1]; upper -= 1
            if lower < 1 or upper > n: return {"lower": None, "upper": None}
            return {"lower": lower, "upper": upper}
        print(json.dumps([ranks(*q) for q in json.load(sys.stdin)]))
        """

    @Test func `finds the same ranks for intervals`() throws {
        let levels = [QuantileLevel.p25, .p50, .p75, .p90, .p95, .p99]
        let counts = Array(1...80) + [99, 100, 101, 250, 367, 368, 500]
        let questions = levels.flatMap { level in
            counts.map { [level.numerator, level.denominator, $0] }
        }
        let answers = try Python.ask(Self.ranks, questions, as: [Interval].self)
        for (question, answer) in zip(questions, answers) {
            let level = QuantileLevel(question[0], outOf: question[1])
            let ranks = ConfidenceRanks(level: level, count: question[2])
            #expect(
                Interval(lower: ranks?.lower, upper: ranks?.upper) == answer,
                "\(question)"
            )
        }
    }

    private struct Numbers: Decodable {
        var mean: Double
        var deviation: Double
        var quantiles: [Int]
    }

    private static let numbers = """
        import statistics
        from fractions import Fraction
        def rank(p, n): return next(k for k in range(1, n + 1) if Fraction(k, n) >= p)
        def numbers(values):
            values = sorted(values)
            return {
                "mean": float(statistics.mean(map(Fraction, values))),
                "deviation": statistics.stdev(values),
                "quantiles": [
                    values[rank(Fraction(p, 100), len(values)) - 1]
                    for p in (25, 50, 75, 90, 95, 99)
                ],
            }
        print(json.dumps([numbers(v) for v in json.load(sys.stdin)]))
        """

    @Test func `finds the same means, deviations and quantiles`() throws {
        var draws = Draws(seed: 21)
        let samples = [2, 3, 7, 10, 50, 99, 100, 333, 1000].map { count in
            (0..<count).map { _ in Int(draws.logNormal(median: 2e7, deviation: 0.8)) }
        }
        let answers = try Python.ask(Self.numbers, samples, as: [Numbers].self)
        for (values, answer) in zip(samples, answers) {
            let summary = try #require(LatencySummary(of: values))
            #expect(abs(summary.mean / answer.mean - 1) < 1e-12)
            let deviation = try #require(summary.standardDeviation)
            #expect(abs(deviation / answer.deviation - 1) < 1e-9)
            let quantiles = [
                summary.p25, summary.p50, summary.p75, summary.p90, summary.p95, summary.p99,
            ]
            #expect(quantiles.map(\.value) == answer.quantiles)
        }
    }

    /// The law of the median of a resample is known exactly, and so is that of a ratio of two.
    private static let bootstrap = """
        from fractions import Fraction
        from math import comb
        def law(values):
            values, n = sorted(values), len(values)
            k = -(-n // 2)
            reach = lambda i: sum(
                comb(n, j) * Fraction(i, n)**j * (1 - Fraction(i, n))**(n - j)
                for j in range(k, n + 1))
            return [(v, reach(i + 1) - reach(i)) for i, v in enumerate(values)]
        def tails(question):
            a, b, low, high = question["a"], question["b"], question["low"], question["high"]
            below = under = over = above = Fraction(0)
            for x, p in law(a):
                for y, q in law(b):
                    ratio, mass = x / y, p * q
                    if ratio < low: below += mass
                    if ratio <= low: under += mass
                    if ratio > high: above += mass
                    if ratio >= high: over += mass
            return [float(t) for t in (below, under, above, over)]
        print(json.dumps([tails(q) for q in json.load(sys.stdin)]))
        """

    private struct Resampled: Encodable {
        var a: [Int]
        var b: [Int]
        var low: Double
        var high: Double
    }

    @Test func `finds the same tails of resampled ratios`() throws {
        var draws = Draws(seed: 22)
        let questions = try [(6, 6), (9, 15), (20, 12), (25, 25)].map { first, second in
            let a = (0..<first).map { _ in Int(draws.logNormal(median: 1e6, deviation: 0.5)) }
            let b = (0..<second).map { _ in Int(draws.logNormal(median: 2e6, deviation: 0.3)) }
            let ratio = RatioEstimate.medians(
                of: try #require(SortedSample(a)),
                to: try #require(SortedSample(b)),
                using: &draws
            )
            let interval = try #require(ratio?.interval)
            return Resampled(a: a, b: b, low: interval.lowerBound, high: interval.upperBound)
        }
        let answers = try Python.ask(Self.bootstrap, questions, as: [[Double]].self)
        for tails in answers {
            // Each end splits the exact law at 2.5 %, but for the error of 10,000 draws.
            #expect(tails[0] < 0.025 + 0.006 && tails[1] > 0.025 - 0.006, "\(tails)")
            #expect(tails[2] < 0.025 + 0.006 && tails[3] > 0.025 - 0.006, "\(tails)")
        }
    }
}
