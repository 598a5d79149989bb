/// A plan as a drawing that stands by itself: no script, no font, no other file; light or dark as
/// the reader's system is.
package struct GraphSVG: Sendable {
    private let graph: PlanGraph
    private let labels: [[String]]
    private let layout: GraphLayout

    package init(_ graph: PlanGraph) {
        self.graph = graph
        labels = graph.plan.instances.map { instance in
            let axes = instance.id.elements.flatMap(\.axes).map { "\($0.axis)=\($0.value)" }
            let path = instance.id.elements.map(\.step).joined(separator: "/")
            return axes.isEmpty ? [path] : [path, axes.joined(separator: " ")]
        }
        layout = GraphLayout(graph, labels: labels)
    }

    /// The text of an SVG document.
    package var text: String {
        let size = "\(rounded(layout.width)) \(rounded(layout.height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" \
            width="\(rounded(layout.width))" height="\(rounded(layout.height))" role="img">
            <title>\(escaped(graph.plan.pipeline))</title>
            <style>\(Self.style)</style>
            <rect class="page" width="100%" height="100%"/>
            \(graph.edges.map(path).joined())\(labels.indices.map(node).joined())</svg>

            """
    }

    private static let style = """
        svg{--page:#fff;--text:#1a1a1a;--line:#8a8f98;--box:#f3f5f8;--call:#dfeaff}
        @media(prefers-color-scheme:dark){svg{--page:#15171a;--text:#e8e8e8;--line:#7b828c;\
        --box:#23272d;--call:#23375a}}
        .page{fill:var(--page)}.box{fill:var(--box);stroke:var(--line)}
        .pipeline .box{fill:var(--call)}.finally .box{stroke-dasharray:4 3}
        .edge{fill:none;stroke:var(--line)}
        text{fill:var(--text);font:12px ui-monospace,Menlo,Consolas,monospace;text-anchor:middle}
        """

    private func path(_ edge: PlanGraph.Edge) -> String {
        let (from, to) = (layout.boxes[edge.from], layout.boxes[edge.to])
        let (x1, y1) = (from.x + from.width, from.y + from.height / 2)
        let (x2, y2) = (to.x, to.y + to.height / 2)
        let bend = max(24, (x2 - x1) / 2)
        let points = [(x1, y1), (x1 + bend, y1), (x2 - bend, y2), (x2, y2)]
            .map { "\(rounded($0)) \(rounded($1))" }
        return "<path class=\"edge\" d=\"M\(points[0])C\(points[1...].joined(separator: ","))\"/>\n"
    }

    private func node(_ index: Int) -> String {
        let (box, instance) = (layout.boxes[index], graph.plan.instances[index])
        let kind = instance.isPipeline ? "pipeline" : instance.isFinally ? "finally" : "step"
        let title = "\(instance.id) (\(instance.uses(in: graph.plan)))"
        let lines = labels[index].enumerated().map { line, text in
            let y =
                box.y + box.height / 2 + 4 + (Double(line) - Double(labels[index].count - 1) / 2)
                * 15
            return "<text x=\"\(rounded(box.x + box.width / 2))\" y=\"\(rounded(y))\">"
                + "\(escaped(text))</text>"
        }
        return """
            <g class="\(kind)"><title>\(escaped(title))</title>\
            <rect class="box" x="\(rounded(box.x))" y="\(rounded(box.y))" \
            width="\(rounded(box.width))" height="\(rounded(box.height))" rx="6"/>\
            \(lines.joined())</g>

            """
    }

    private func rounded(_ length: Double) -> String { "\((length * 10).rounded() / 10)" }

    /// Text as it may stand between tags; what XML cannot hold at all is left out.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..<"\u{9}", "\u{B}", "\u{C}", "\u{E}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
