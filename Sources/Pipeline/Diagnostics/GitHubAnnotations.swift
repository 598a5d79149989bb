/// Diagnostics as commands that GitHub Actions turns into annotations of a change.
struct GitHubAnnotations {
    private let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    /// One command on each line; nothing when nothing was found.
    var text: String { diagnostics.map { command($0) + "\n" }.joined() }

    private func command(_ diagnostic: Diagnostic) -> String {
        let title = "\(diagnostic.code.rawValue): \(diagnostic.code.title)"
        let properties = (place(of: diagnostic.span) + [("title", title)])
            .map { "\($0)=\(Self.property($1))" }
            .joined(separator: ",")
        return "::\(diagnostic.severity.rawValue) \(properties)::\(Self.data(message(diagnostic)))"
    }

    private func place(of span: SourceSpan) -> [(String, String)] {
        let place = DiagnosticPlace(span)
        guard let file = place.file else { return [] }
        let lines = [("file", file), ("line", "\(place.line)")]
        // Of what goes over lines GitHub refuses the columns.
        guard place.line == place.endLine else { return lines + [("endLine", "\(place.endLine)")] }
        return lines + [
            ("col", "\(place.column)"), ("endLine", "\(place.endLine)"),
            ("endColumn", "\(place.endColumn)"),
        ]
    }

    private func message(_ diagnostic: Diagnostic) -> String {
        let notes = diagnostic.notes.map { note in
            let place = note.span.map(DiagnosticPlace.init)
            let start = place.map { "\($0.file ?? SourceText.commandLine):\($0.line): " } ?? ""
            return "note: \(start)\(note.message.harmless)"
        }
        let help = diagnostic.help.map { ["help: \($0.harmless)"] } ?? []
        return ([diagnostic.message.harmless] + notes + help).joined(separator: "\n")
    }

    /// A text as it stands after the second `::`.
    private static func data(_ text: String) -> String {
        escaped(text) { ["%": "%25", "\r": "%0D", "\n": "%0A"][$0] }
    }

    /// A text as it stands in the value of a property.
    private static func property(_ text: String) -> String {
        escaped(text) {
            ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"][$0]
        }
    }

    private static func escaped(
        _ text: String,
        by replacement: (Unicode.Scalar) -> String?
    ) -> String {
        text.unicodeScalars.map { replacement($0) ?? String($0) }.joined()
    }
}
