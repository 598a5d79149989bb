import Testing

@testable import Pipeline

/// A text with what reading it came to.
struct ReadText {
    let root: Node?
    let diagnostics: [Diagnostic]

    init(_ text: String, file: String = "a.yml") {
        var diagnostics = Diagnostics()
        root = DocumentReader.read(SourceText(file: file, text: text), into: &diagnostics)
        self.diagnostics = diagnostics.sorted()
    }

    /// The diagnostics as people see them.
    var rendered: String { DiagnosticRenderer().render(diagnostics) }

    /// The codes of the diagnostics in the order of the file.
    var codes: [DiagnosticCode] { diagnostics.map(\.code) }
}

extension Node {
    /// The node below some keys; a test that names a missing one stops there.
    func at(_ keys: String...) throws -> Node {
        var node = self
        for key in keys {
            let entry = node.mapping?.first { $0.key.scalar?.text == key }
            node = try #require(entry?.value, "there is no '\(key)'")
        }
        return node
    }

    /// What is written at the span of the node.
    var written: String { String(span.source.slice(span.scalars)) }
}
