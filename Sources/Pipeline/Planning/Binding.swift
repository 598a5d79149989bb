/// A param or a secret, and where its value comes from.
struct Binding: Sendable {
    enum Source: Sendable {
        case known(Value, at: SourceSpan)
        /// Known in the course of the run.
        case later(@Sendable (RunFacts) throws(ExpressionFailure) -> Value?)
        /// It has none: because the pipeline is only validated, or because of a mistake.
        case unset
    }

    let type: ValueType
    let source: Source

    /// The value, or `nil` when it is not known yet.
    func value(knowing facts: RunFacts?) throws(ExpressionFailure) -> Value? {
        switch source {
        case .known(let value, _): return value
        case .later(let evaluate):
            guard let facts else { return nil }
            return try evaluate(facts)
        case .unset: return nil
        }
    }

    /// Where the value is written, if it is known.
    var origin: SourceSpan? {
        guard case .known(_, let span) = source else { return nil }
        return span
    }

    /// A secret of the root, whose value the run brings.
    static func secret(_ name: String) -> Binding {
        Binding(type: .secret, source: .later { facts in facts.secrets[name] })
    }
}
