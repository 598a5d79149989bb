/// Reads what is written for one key as a value of a type, item by item, so that each mistake
/// points at what is wrong.
struct ValueReader {
    /// What became of a value.
    enum Reading {
        case known(Value)
        case unknown
        /// It is wrong, and that is reported.
        case refused
    }

    let scope: any ValueScope
    /// Whether everything must be known by now.
    let isResolving: Bool
    var diagnostics: Diagnostics

    mutating func read(
        _ node: Node,
        as type: ValueType,
        admitsOne: Bool = false,
        label: String
    ) -> Reading {
        switch (node.content, type.unwrapped) {
        case (.sequence(let items), .list(let item)):
            return read(items.enumerated().map { ("\(label)[\($0)]", $1) }, as: item) {
                .list($0.map(\.value))
            }
        case (.mapping(let entries), .mapping(let element)):
            let named = entries.map { ($0.key.scalar?.text ?? "", $0.value) }
            return read(named.map { ("\(label).\($0)", $1) }, as: element) { values in
                .mapping(Dictionary(zip(named.map(\.0), values.map(\.value))) { $1 })
            }
        case (.scalar, _):
            return readScalar(node, as: type, admitsOne: admitsOne, label: label)
        case (.sequence, _), (.mapping, _):
            let wanted = type.unwrapped
            report(.misshapen(node.kindDescription, wanted), label: label, at: node.span)
            return .refused
        }
    }

    private mutating func read(
        _ parts: [(label: String, node: Node)],
        as type: ValueType,
        assemble: ([(label: String, value: Value)]) -> Value
    ) -> Reading {
        var values: [(String, Value)] = []
        var isRefused = false
        for part in parts {
            switch read(part.node, as: type, label: part.label) {
            case .known(let value): values.append((part.label, value))
            case .unknown: continue
            case .refused: isRefused = true
            }
        }
        guard !isRefused else { return .refused }
        return values.count == parts.count ? .known(assemble(values)) : .unknown
    }

    mutating func report(
        _ problem: KeyProblem,
        label: String,
        at span: SourceSpan,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.report(
            Diagnostic(
                problem.code,
                "'\(label)' \(problem.message)",
                at: span,
                notes: notes,
                help: problem.help
            )
        )
    }
}

extension KeyProblem {
    fileprivate static func misshapen(_ given: String, _ type: ValueType) -> KeyProblem {
        KeyProblem(.wrongType, "must be \(type), not \(given)")
    }
}

extension ValueType {
    /// The type of the value, if there is one.
    var unwrapped: ValueType {
        guard case .optional(let wrapped) = self else { return self }
        return wrapped.unwrapped
    }
}
