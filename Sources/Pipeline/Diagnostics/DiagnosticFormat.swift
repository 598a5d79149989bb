/// A way of writing diagnostics down, for people or for programs.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// For people: each with its line of the file.
    case text
    /// One versioned JSON object on each line, the last of them counts.
    case json
    /// A SARIF 2.1.0 log, as code scanning takes it.
    case sarif
    /// Workflow commands that GitHub shows beside the lines of a change.
    case github

    /// Writes diagnostics in the order given.
    ///
    /// - Parameters:
    ///   - diagnostics: What was found; nothing is a complete text too.
    ///   - version: The version of the program that found them.
    ///   - colour: Whether people see it on a terminal that shows colours.
    /// - Returns: The text, which ends with a line break unless it is empty.
    package func render(
        _ diagnostics: [Diagnostic],
        version: String,
        colour: Bool = false
    ) -> String {
        switch self {
        case .text: DiagnosticRenderer(colour: colour).render(diagnostics)
        case .json: DiagnosticLines(diagnostics).text
        case .sarif: SARIFLog(diagnostics, version: version).text
        case .github: GitHubAnnotations(diagnostics).text
        }
    }
}
