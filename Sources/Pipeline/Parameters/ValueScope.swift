/// A scope of references that can also explain them.
package protocol ValueScope: ReferenceScope, Sendable {
    /// What helps to understand a mistake about what a reference stands for: its value and where
    /// that was written, or why it is a list.
    func note(on reference: Reference) -> Diagnostic.Note?
}
