import Statistics
import Testing

@testable import Report
@testable import Results

@Suite struct `Figures` {
    @Test func `latencies far apart are drawn on a logarithmic axis, near ones on a linear one`() {
        let far = LatencyAxis(from: 300_000, to: 60_000_000)
        #expect(far.isLogarithmic)
        #expect(far.ticks.map(TickText.text).contains("500 \u{B5}s"))
        let near = LatencyAxis(from: 52_000_000, to: 91_000_000)
        #expect(!near.isLogarithmic)
        #expect(
            near.ticks.map(TickText.text) == stride(from: 50, through: 95, by: 5).map { "\($0) ms" }
        )
    }

    @Test(arguments: [
        (1, 1), (0, 0), (-5, 3), (999, 1001), (5, Int.max), (Int.min, Int.max),
        (60_000_000, 60_000_001), (2_000_000, 15_900_000), (1_000_000_000, 8_000_000_001),
    ])
    func `whatever the latencies are, curve and ticks stay inside the frame`(low: Int, high: Int) {
        let axis = LatencyAxis(from: low, to: high)
        #expect((2...28).contains(axis.ticks.count))
        #expect(axis.ticks == axis.ticks.sorted())
        for value in axis.ticks + [low, high] {
            #expect((-0.0001...1.0001).contains(axis.position(of: value)))
        }
    }

    @Test(arguments: [
        (0, "0"), (5, "5 ns"), (1500, "1.5 \u{B5}s"), (50_000_000, "50 ms"),
        (60_000_020, "60.00002 ms"), (2_000_000_000, "2 s"),
    ])
    func `a tick is exact and short`(nanoseconds: Int, text: String) {
        #expect(TickText.text(nanoseconds) == text)
    }

    @Test func `a curve shows the samples that count and ends at the top`() throws {
        let samples =
            Make.samples([3000, 1000, 2000]) + [Make.sample(9, latency: 1, verdict: .warm)]
        let result = Make.result("invoke", samples)
        let row = ResultFamily.Row(result: result, label: "l", style: 0)
        let curve = try #require(Curve(row, in: SampleLedger(samples, of: [result.identity])))
        #expect(curve.distribution.steps.map(\.value) == [1000, 2000, 3000])
        #expect(curve.median.value == 2000)
        let figure = try #require(DistributionFigure(title: "t", curves: [curve]))
        #expect(figure.markup.text.contains("V\(Frame.y(1))\""))
    }

    @Test(arguments: [
        ("invoke", "invoke", ""), ("invoke[a=1,b=2]", "invoke", "a=1, b=2"),
        ("f[p=x]/invoke[m=cold]", "f/invoke", "p=x, m=cold"), ("odd[", "odd", ""),
    ])
    func `the name of an instance comes apart into steps and axes`(
        name: String,
        path: String,
        axes: String
    ) {
        let step = StepName(name)
        #expect(step.path == path)
        #expect(step.axes == axes)
    }
}
