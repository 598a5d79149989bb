import Results
import Statistics

/// The empirical distributions of a family of results, one over the other, as inline SVG.
struct DistributionFigure {
    private let title: String
    private let curves: [Curve]
    private let axis: LatencyAxis

    /// Prepares a figure, or nothing when there is no curve to draw.
    init?(title: String, curves: [Curve]) {
        guard let smallest = curves.map(\.smallest).min(),
            let largest = curves.map(\.largest).max()
        else { return nil }
        self.title = title
        self.curves = curves
        axis = LatencyAxis(from: smallest, to: largest)
    }

    var markup: HTML {
        """
        <svg class="figure" viewBox="0 0 \(Frame.width) \(Frame.height)" role="img">
        <title>Share of requests answered within a time: \(title)</title>
        <desc>\(description)</desc>
        \(FigureGrid(axis: axis).markup)
        \(curves.map(markup))
        </svg>
        """
    }

    /// The figure in words, for those who do not see it.
    private var description: String {
        curves.map { "\($0.label): median \(LatencyText(nanoseconds: $0.median.value))" }
            .joined(separator: "; ")
    }

    private func markup(of curve: Curve) -> HTML {
        """
        <g class="curve s\(curve.style % 8) d\(curve.style / 8 % 3)">
        <title>\(curve.label)</title>
        <path d="\(path(of: curve))"/>
        \(interval(of: curve))
        <circle cx="\(x(curve.median.value))" cy="\(Frame.y(0.5))" r="4"/>
        </g>
        """
    }

    /// A step at each value: the share stays until the next value is reached.
    private func path(of curve: Curve) -> String {
        var path = "M\(x(curve.smallest)) \(Frame.y(0))"
        for step in curve.distribution.steps {
            let share = Double(step.cumulative) / Double(curve.distribution.count)
            path += "H\(x(step.value))V\(Frame.y(share))"
        }
        return path
    }

    private func interval(of curve: Curve) -> HTML {
        guard let interval = curve.median.interval else { return .empty }
        let ends = (x(interval.lowerBound), x(interval.upperBound))
        return """
            <line class="interval" x1="\(ends.0)" x2="\(ends.1)" \
            y1="\(Frame.y(0.5))" y2="\(Frame.y(0.5))"/>
            """
    }

    private func x(_ nanoseconds: Int) -> String { Frame.x(axis.position(of: nanoseconds)) }
}
