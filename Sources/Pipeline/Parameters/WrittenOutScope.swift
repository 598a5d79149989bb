/// The scope of keys whose values must be written out: it knows no references at all.
struct WrittenOutScope: ValueScope {
    func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType? {
        diagnostics.report(
            Diagnostic(
                .referenceOutOfPlace,
                "'\(reference.text)' cannot be used here: this value must be written out",
                at: reference.span
            )
        )
        return nil
    }

    func value(of reference: Reference) -> Value? { nil }

    func note(on reference: Reference) -> Diagnostic.Note? { nil }
}
