/// A plan in the language of Graphviz: `stellar-run graph FILE --format dot | dot -Tsvg`.
package struct GraphDOT: Sendable {
    private let graph: PlanGraph

    package init(_ graph: PlanGraph) { self.graph = graph }

    /// The text of one directed graph, with a box around each reused pipeline.
    package var text: String {
        var text = """
            digraph \(quoted(graph.plan.pipeline)) {
              rankdir=LR
              node [shape=box, style=rounded, fontname="monospace"]

            """
        text += nodes(of: 0, owner: nil, indent: "  ")
        for edge in graph.edges { text += "  n\(edge.from) -> n\(edge.to)\n" }
        return text + "}\n"
    }

    private func nodes(of scope: Int, owner: Int?, indent: String) -> String {
        var text = owner.map { node($0, indent: indent) } ?? ""
        for (index, instance) in graph.plan.instances.enumerated() where instance.scope == scope {
            guard case .pipeline(let inner, _) = instance.work else {
                text += node(index, indent: indent)
                continue
            }
            text += "\(indent)subgraph cluster_\(index) {\n"
            text += "\(indent)  label=\(quoted(instance.id.description))\n"
            text += nodes(of: inner, owner: index, indent: indent + "  ") + "\(indent)}\n"
        }
        return text
    }

    private func node(_ index: Int, indent: String) -> String {
        let instance = graph.plan.instances[index]
        let label = quoted("\(instance.id)", "(\(instance.uses(in: graph.plan)))")
        let style = instance.isFinally ? ", style=\"rounded,dashed\"" : ""
        return "\(indent)n\(index) [label=\(label)\(style)]\n"
    }

    /// Lines as one quoted string; only a quote ends it, and a backslash could hide one.
    private func quoted(_ lines: String...) -> String {
        let escaped = lines.map { line in
            line.reduce(into: "") { text, character in
                if character == "\"" || character == "\\" { text += "\\" }
                text.append(character)
            }
        }
        return "\"\(escaped.joined(separator: "\\n"))\""
    }
}
