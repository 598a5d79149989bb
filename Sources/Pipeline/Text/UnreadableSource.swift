/// A file that cannot be read as text.
package struct UnreadableSource: Error, Sendable {
    /// What is wrong with it, at the place in the file where that is known.
    package let diagnostic: Diagnostic

    /// Wraps a diagnostic.
    package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    /// Creates a failure that has no place inside the file.
    package init(_ code: DiagnosticCode, _ message: String, in file: String) {
        let nothing = SourceText(file: file, text: "")
        self.init(Diagnostic(code, message, at: SourceSpan(nothing, 0..<0)))
    }
}
