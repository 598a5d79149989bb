/// Where a span begins and ends, as other programs count: from 1, the end not included.
///
/// A column is a Unicode scalar.
struct DiagnosticPlace: Sendable, Hashable {
    /// The file as messages show it; `nil` for what was written on the command line.
    let file: String?
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int

    init(_ span: SourceSpan) {
        file = span.source.file == SourceText.commandLine ? nil : span.source.file
        (line, column) = span.source.position(of: span.scalars.lowerBound)
        (endLine, endColumn) = span.source.position(of: span.scalars.upperBound)
    }
}

extension SourceText {
    /// What stands in the place of a file for values that were given with `--set`.
    static let commandLine = "--set"
}
