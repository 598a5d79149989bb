/// A scalar that may hold expressions: `${{ params.size }}` or `hello-${{ matrix.runtime }}`.
package struct Template: Sendable {
    /// A piece of it.
    package enum Part: Sendable {
        case text(String)
        case expression(Expression)
    }

    /// The pieces in their order; none for an empty scalar.
    package let parts: [Part]
    /// The whole scalar.
    package let span: SourceSpan

    package init(parts: [Part], span: SourceSpan) {
        self.parts = parts
        self.span = span
    }

    /// Whether it is one expression and nothing else; then it keeps the type of that.
    package var isWhole: Bool {
        guard parts.count == 1, case .expression = parts[0] else { return false }
        return true
    }

    /// The text, if there is no expression in it.
    package var literal: String? {
        var literal = ""
        for part in parts {
            guard case .text(let text) = part else { return nil }
            literal += text
        }
        return literal
    }

    /// Everything its expressions refer to, in the order in which it is written.
    package var references: [Reference] {
        parts.flatMap { part -> [Reference] in
            guard case .expression(let expression) = part else { return [] }
            return expression.references
        }
    }
}

extension Template {
    /// Reads the expressions of a scalar.
    ///
    /// - Returns: `nil` when the node is no scalar or one of its expressions is not well-formed;
    ///   all that is wrong is reported.
    package static func parse(_ node: Node, into diagnostics: inout Diagnostics) -> Template? {
        guard let scalar = node.scalar else {
            let message = "this must be a text, not \(node.kindDescription)"
            diagnostics.report(Diagnostic(.wrongType, message, at: node.span))
            return nil
        }
        guard scalar.holdsDollar else {
            let parts: [Part] = scalar.text.isEmpty ? [] : [.text(scalar.text)]
            return Template(parts: parts, span: node.span)
        }
        if let known = node.template { return known }
        let count = diagnostics.all.count
        var reader = TemplateReader(scalar, at: node.span)
        let template = reader.run(into: &diagnostics).map { Template(parts: $0, span: node.span) }
        // What is wrong has to be reported to everybody who reads it.
        if diagnostics.all.count == count, let template { node.remember(template) }
        return template
    }
}
