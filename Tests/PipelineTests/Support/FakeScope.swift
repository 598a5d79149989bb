@testable import Pipeline

/// A scope of a few typed references; those without a value are not known yet.
struct FakeScope: ReferenceScope {
    var types: [String: ValueType] = [:]
    var values: [String: Value] = [:]

    func type(of reference: Reference, into diagnostics: inout Diagnostics) -> ValueType? {
        if let type = types[reference.text] { return type }
        let message = "there is no '\(reference.text)'"
        diagnostics.report(Diagnostic(.unknownReference, message, at: reference.span))
        return nil
    }

    func value(of reference: Reference) throws(ExpressionFailure) -> Value? {
        values[reference.text]
    }

    func note(on reference: Reference) -> Diagnostic.Note? { nil }
}

extension FakeScope {
    /// One reference of every type.
    static let typed = FakeScope(types: [
        "params.flag": .boolean,
        "params.count": .integer,
        "params.ratio": .number,
        "params.name": .text,
        "params.wait": .duration,
        "params.size": .byteCount,
        "params.names": .list(.text),
        "params.keys": .list(.secret),
        "matrix.provider": .enumeration(name: "provider", words: ["aws", "azure", "local"]),
        "matrix.mode": .enumeration(name: "mode", words: ["warm", "cold"]),
        "secrets.slack-webhook": .secret,
        "steps.deploy.endpoints": .opaque("endpoints"),
        "steps.build-2.count": .optional(.integer),
        "steps.build-2.names": .optional(.list(.text)),
        "steps.invoke.p50s": .list(.optional(.duration)),
        "run.id": .text,
    ])
}
