/// An axis of a matrix with its values.
struct MatrixAxis: Sendable {
    let name: Spanned<String>
    /// The type of a value.
    let type: ValueType
    let points: [Cell.Point]
    /// Whether the values are written out, so that the same are there in every run.
    let isWrittenOut: Bool
}

extension MatrixAxis {
    /// Puts a value on the axis; `nil` when it cannot be there, which is reported.
    static func point(
        _ value: Value,
        on axis: String,
        at span: SourceSpan,
        into diagnostics: inout Diagnostics
    ) -> Cell.Point? {
        let isWord = value.text?.utf8.allSatisfy(wordBytes.contains) ?? false
        if isWord, let text = value.text, !text.isEmpty {
            return Cell.Point(axis: axis, value: value, text: text, origin: span)
        }
        diagnostics.report(
            Diagnostic(
                .invalidAxisValue,
                "\(value.shown) cannot be a value of the axis '\(axis)'",
                at: span,
                help: "a value is letters, digits, '.', '_', '+' and '-': it becomes part of names"
            )
        )
        return nil
    }

    private static let wordBytes = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-".utf8
    )
}
