/// The scope of an instance in the course of a run, when other steps have left what it reads.
struct RunningScope: ValueScope {
    let scope: InstanceScope
    let facts: RunFacts

    func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType? {
        scope.type(of: reference, into: &diagnostics)
    }

    func value(of reference: Reference) throws(ExpressionFailure) -> Value? {
        try scope.value(of: reference, knowing: facts)
    }

    func note(on reference: Reference) -> Diagnostic.Note? { scope.note(on: reference) }
}
