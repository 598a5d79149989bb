/// An entry of `exclude` or `include`: values on some or all axes of a step.
struct CellPattern: Sendable {
    let span: SourceSpan
    let axes: [(name: Spanned<String>, values: [Spanned<String>])]
}
