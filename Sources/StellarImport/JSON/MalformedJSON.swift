import Pipeline

/// What keeps a text from being JSON, at its place.
struct MalformedJSON: Error {
    let diagnostic: Diagnostic

    init(_ message: String, at span: SourceSpan, help: String? = nil) {
        diagnostic = Diagnostic(.invalidJSON, "this is not JSON: \(message)", at: span, help: help)
    }

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
