/// The lines and labels behind the curves.
struct FigureGrid {
    let axis: LatencyAxis

    var markup: HTML {
        """
        <g class="grid">
        \([0, 25, 50, 75, 100].map(row))
        \(axis.ticks.map(column))
        </g>
        <text class="axis" x="\(Frame.right)" y="\(Frame.height - 8)" text-anchor="end">\(caption)</text>
        """
    }

    private var caption: String {
        "latency until the first byte" + (axis.isLogarithmic ? " (logarithmic)" : "")
    }

    private func row(_ percent: Int) -> HTML {
        let y = Frame.y(Double(percent) / 100)
        return """
            <line class="\(percent == 0 ? "base" : "row")" \
            x1="\(Frame.left)" x2="\(Frame.right)" y1="\(y)" y2="\(y)"/>
            <text x="\(Frame.left - 8)" y="\(y)" dy="0.34em" text-anchor="end">\(percent) %</text>

            """
    }

    private func column(_ tick: Int) -> HTML {
        let x = Frame.x(axis.position(of: tick))
        return """
            <line class="column" x1="\(x)" x2="\(x)" y1="\(Frame.top)" y2="\(Frame.bottom + 5)"/>
            <text x="\(x)" y="\(Frame.bottom + 21)" text-anchor="middle">\(TickText.text(tick))</text>

            """
    }
}
