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
        label: KeyLabel
    ) -> Reading {
        switch (node.content, type.unwrapped) {
        case (.sequence(let items), .list(let item)):
            return read(items, as: item, label: { label[$0] }, assemble: Value.list)
        case (.mapping(let entries), .mapping(let element)):
            let names = entries.map { $0.key.scalar?.text ?? "" }
            return read(
                entries.map(\.value),
                as: element,
                label: { label[names[$0]] },
                assemble: { .mapping(Dictionary(zip(names, $0)) { $1 }) }
            )
        case (.scalar, _):
            return readScalar(node, as: type, admitsOne: admitsOne, label: label)
        case (.sequence, _), (.mapping, _):
            let wanted = type.unwrapped
            report(.misshapen(node.kindDescription, wanted), label: label, at: node.span)
            return .refused
        }
    }

    private mutating func read(
        _ parts: [Node],
        as type: ValueType,
        label: (Int) -> KeyLabel,
        assemble: ([Value]) -> Value
    ) -> Reading {
        var values: [Value] = []
        var isRefused = false
        for (index, part) in parts.enumerated() {
            switch read(part, as: type, label: label(index)) {
            case .known(let value): values.append(value)
            case .unknown: continue
            case .refused: isRefused = true
            }
        }
        guard !isRefused else { return .refused }
        return values.count == parts.count ? .known(assemble(values)) : .unknown
    }

    mutating func report(
        _ problem: KeyProblem,
        label: KeyLabel,
        at span: SourceSpan,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.report(
            Diagnostic(
                problem.code,
                "'\(label.text)' \(problem.message)",
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
