/// Writes diagnostics for people to read.
public struct DiagnosticRenderer: Sendable {
    // A file that is wrong more often is wrong for one reason, and nobody reads so far.
    private static let limit = 200

    /// Whether to use terminal colours.
    public let colour: Bool

    /// Creates a renderer.
    public init(colour: Bool = false) { self.colour = colour }

    /// The diagnostics in the order given, each with its line, and how many there are.
    ///
    /// Ends with a line break unless there are none; of very many only the first are shown.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        return diagnostics.prefix(Self.limit).map { render($0) + "\n" }.joined()
            + count(diagnostics) + "\n"
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        let style: TerminalStyle = diagnostic.severity == .error ? .error : .warning
        let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
        var lines = [
            "\(place(of: diagnostic.span)): \(paint(head, style)): \(diagnostic.message.harmless)"
        ]
        lines += SourceExcerpt(diagnostic.span).lines { paint($0, style) }
        lines += diagnostic.notes.map { note in
            let start = note.span.map { "\(place(of: $0)): " } ?? ""
            return "\(paint("note", .aside)): \(start)\(note.message.harmless)"
        }
        if let help = diagnostic.help { lines.append("\(paint("help", .aside)): \(help.harmless)") }
        return lines.map { $0 + "\n" }.joined()
    }

    private func place(of span: SourceSpan) -> String {
        let (line, column) = span.source.position(of: span.scalars.lowerBound)
        return "\(span.source.file):\(line):\(column)"
    }

    private func count(_ diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.filter { $0.severity == .error }.count
        let warnings = diagnostics.count - errors
        let counts = [(errors, "error"), (warnings, "warning")]
            .filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
            .joined(separator: ", ")
        let isCut = diagnostics.count > Self.limit
        let more = max(errors, warnings) >= Diagnostics.limit ? " or more" : ""
        return isCut ? "\(counts)\(more); the first \(Self.limit) are shown" : counts
    }

    private func paint(_ text: String, _ style: TerminalStyle) -> String {
        colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// The text without what a terminal or a line of output would act on.
    var harmless: String { unicodeScalars.map(TerminalWidth.harmless).joined() }
}

/// The colours of messages, as parameters of the terminal's SGR sequence.
private enum TerminalStyle: String {
    case error = "1;31"
    case warning = "1;33"
    case aside = "1;36"
}
