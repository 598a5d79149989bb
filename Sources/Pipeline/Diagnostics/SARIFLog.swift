/// Diagnostics as a log of the Static Analysis Results Interchange Format, version 2.1.0.
///
/// One run; its rules are all codes, in their order, whether or not they were found.
struct SARIFLog {
    private let diagnostics: [Diagnostic]
    private let version: String

    init(_ diagnostics: [Diagnostic], version: String) {
        self.diagnostics = diagnostics
        self.version = version
    }

    /// The log on one line.
    var text: String {
        var json = JSONText()
        json.add("$schema", text: "https://json.schemastore.org/sarif-2.1.0.json")
        json.add("version", text: "2.1.0")
        json.add("runs", json: "[\(run)]")
        return json.line + "\n"
    }

    private var run: String {
        var driver = JSONText()
        driver.add("name", text: "stellar-run")
        driver.add("semanticVersion", text: version)
        driver.add("rules", json: array(DiagnosticCode.allCases.map(rule(for:))))
        var json = JSONText()
        json.add("tool", json: object("driver", driver.line))
        json.add("columnKind", text: "unicodeCodePoints")
        json.add("results", json: array(diagnostics.map(result(for:))))
        return json.line
    }

    private func rule(for code: DiagnosticCode) -> String {
        var json = JSONText()
        json.add("id", text: code.rawValue)
        json.add("name", text: "\(code)".capitalizedFirst)
        json.add("shortDescription", json: message(code.title))
        json.add("fullDescription", json: message(code.explanation.meaning))
        return json.line
    }

    private func result(for diagnostic: Diagnostic) -> String {
        let help = diagnostic.help.map { "\n\($0)" } ?? ""
        var json = JSONText()
        json.add("ruleId", text: diagnostic.code.rawValue)
        // The rules are all codes, so that every one has a place there.
        let index = DiagnosticCode.allCases.firstIndex(of: diagnostic.code) ?? 0
        json.add("ruleIndex", number: index)
        json.add("level", text: diagnostic.severity.rawValue)
        json.add("message", json: message(diagnostic.message + help))
        json.add("locations", json: array([location(diagnostic.span)]))
        let related = diagnostic.notes.enumerated().map { index, note in
            location(note.span, id: index, message: note.message)
        }
        if !related.isEmpty { json.add("relatedLocations", json: array(related)) }
        return json.line
    }

    private func location(
        _ span: SourceSpan?,
        id: Int? = nil,
        message text: String? = nil
    ) -> String {
        var json = JSONText()
        if let id { json.add("id", number: id) }
        if let span, let place = physicalLocation(span) {
            json.add("physicalLocation", json: place)
        }
        if let text { json.add("message", json: message(text)) }
        return json.line
    }

    /// The place in a file; `nil` for what stands in none.
    private func physicalLocation(_ span: SourceSpan) -> String? {
        let place = DiagnosticPlace(span)
        guard let file = place.file else { return nil }
        var region = JSONText()
        region.add("startLine", number: place.line)
        region.add("startColumn", number: place.column)
        region.add("endLine", number: place.endLine)
        region.add("endColumn", number: place.endColumn)
        var json = JSONText()
        json.add("artifactLocation", json: object("uri", JSONText.quoted(FileURI(file).text)))
        json.add("region", json: region.line)
        return json.line
    }

    private func message(_ text: String) -> String { object("text", JSONText.quoted(text)) }

    private func object(_ key: String, _ value: String) -> String {
        var json = JSONText()
        json.add(key, json: value)
        return json.line
    }

    private func array(_ elements: [String]) -> String {
        "[\(elements.joined(separator: ","))]"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
