/// What the references of an expression mean at one place of a pipeline.
package protocol ReferenceScope {
    /// The type of what a reference stands for; `nil` when there is no such thing, which is then
    /// reported.
    func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType?

    /// The value that a reference stands for; `nil` when it is not known yet.
    func value(of reference: Reference) throws(ExpressionFailure) -> Value?

    /// What helps to understand a mistake about what a reference stands for: its value and where
    /// that was written, or why it is a list.
    func note(on reference: Reference) -> Diagnostic.Note?
}
