@testable import Pipeline

/// A scalar with what reading and typing it came to.
struct ReadTemplate {
    let template: Template?
    let type: ValueType?
    let diagnostics: [Diagnostic]

    /// Reads a scalar that stands, as it is, after `key: `.
    init(_ written: String, in scope: FakeScope = .typed) {
        var diagnostics = Diagnostics()
        let source = SourceText(file: "p.yml", text: "key: \(written)\n")
        let root = DocumentReader.read(source, into: &diagnostics)
        let node = root?.mapping?.first?.value
        template = node.flatMap { Template.parse($0, into: &diagnostics) }
        type = template?.type(in: scope, into: &diagnostics)
        self.diagnostics = diagnostics.sorted()
    }

    /// The diagnostics as people see them.
    var rendered: String { DiagnosticRenderer().render(diagnostics) }

    /// The one expression that the scalar is.
    var expression: Expression? {
        guard let template, template.isWhole, case .expression(let expression) = template.parts[0]
        else { return nil }
        return expression
    }
}
