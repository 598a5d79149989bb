import Results
import Statistics

/// One result as it is drawn: its empirical distribution and its median.
struct Curve {
    /// What tells it apart within its figure.
    let label: String
    /// Which colour and dashes it has, from 0.
    let style: Int
    let distribution: EmpiricalDistribution
    let median: QuantileEstimate

    /// More points than this do not show at the width of a page.
    private static let points = 400

    /// Draws the samples that a result counts, or nothing when there are none.
    init?(_ row: ResultFamily.Row, in ledger: SampleLedger) {
        let result = row.result
        let selection = ledger.selection(of: result.identity, burst: result.burst)
        guard let sample = SortedSample(selection.latencies) else { return nil }
        label = row.label
        style = row.style
        distribution = EmpiricalDistribution(sample, atMost: Self.points)
        median = sample.estimate(.p50)
    }

    var smallest: Int { distribution.steps.first?.value ?? median.value }
    var largest: Int { distribution.steps.last?.value ?? median.value }
}
