/// Something that was read, and where it is written.
struct Spanned<Value: Sendable>: Sendable {
    let value: Value
    let span: SourceSpan
}
