/// A scope of references that also knows where values were written.
package protocol ValueScope: ReferenceScope, Sendable {
    /// The place that gave a reference its value, if it stands in a file or on the command line.
    func origin(of reference: Reference) -> SourceSpan?
}
