/// Diagnostics as lines of JSON.
///
/// Versioned: a field may be added within a schema, but none changes its meaning.
struct DiagnosticLines {
    private static let schema = 1

    private let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    /// A line for each, and one that counts them, so that a reader knows that it has all.
    var text: String { (diagnostics.map(line(of:)) + [summary]).map { $0 + "\n" }.joined() }

    private func line(of diagnostic: Diagnostic) -> String {
        var json = head("diagnostic")
        json.add("severity", text: diagnostic.severity.rawValue)
        json.add("code", text: diagnostic.code.rawValue)
        json.add("message", text: diagnostic.message)
        write(diagnostic.span, to: &json)
        if !diagnostic.notes.isEmpty {
            json.add("notes", json: "[\(diagnostic.notes.map(object(of:)).joined(separator: ","))]")
        }
        if let help = diagnostic.help { json.add("help", text: help) }
        return json.line
    }

    private func object(of note: Diagnostic.Note) -> String {
        var json = JSONText()
        json.add("message", text: note.message)
        if let span = note.span { write(span, to: &json) }
        return json.line
    }

    private var summary: String {
        var json = head("summary")
        let errors = diagnostics.filter { $0.severity == .error }.count
        json.add("errors", number: errors)
        json.add("warnings", number: diagnostics.count - errors)
        return json.line
    }

    private func head(_ kind: String) -> JSONText {
        var json = JSONText()
        json.add("kind", text: kind)
        json.add("schema", number: Self.schema)
        return json
    }

    private func write(_ span: SourceSpan, to json: inout JSONText) {
        let place = DiagnosticPlace(span)
        json.add("file", text: place.file ?? SourceText.commandLine)
        json.add("line", number: place.line)
        json.add("column", number: place.column)
        json.add("endLine", number: place.endLine)
        json.add("endColumn", number: place.endColumn)
    }
}
