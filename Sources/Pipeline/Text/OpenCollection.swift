/// A list or a mapping whose end has not come yet.
struct OpenCollection {
    enum Kind {
        case sequence
        case mapping
    }

    // So many keys are looked through; more are looked up.
    private static let few = 16

    private let kind: Kind
    private let source: SourceText
    private let start: Int
    private var end: Int
    private var nodes: [Node] = []
    private var entries: [Node.Entry] = []
    private var names: Set<String> = []
    private var key: Node?

    init(_ kind: Kind, source: SourceText, start: Int) {
        self.kind = kind
        self.source = source
        self.start = start
        end = start
    }

    /// Whether the next node is a key.
    var expectsKey: Bool { kind == .mapping && key == nil }

    /// Takes the next element, key or value.
    mutating func add(_ node: consuming Node, into diagnostics: inout Diagnostics) {
        end = max(end, node.span.scalars.upperBound)
        guard kind == .mapping else { return nodes.append(node) }
        guard let written = key.take() else {
            key = node
            return
        }
        if accepts(written, into: &diagnostics) {
            entries.append(Node.Entry(key: written, value: node))
        }
    }

    /// The finished node; brackets end where libyaml says, everything else with its last part.
    func node(endingAt event: YAMLEvent) -> Node {
        let end = event.scalars.isEmpty ? end : event.scalars.upperBound
        let span = SourceSpan(source, start..<max(start, end))
        switch kind {
        case .sequence: return Node(.sequence(nodes), span: span)
        case .mapping: return Node(.mapping(entries), span: span)
        }
    }

    private mutating func accepts(_ key: Node, into diagnostics: inout Diagnostics) -> Bool {
        guard let text = key.scalar?.text else {
            let message = "a key must be a word, not \(key.kindDescription)"
            diagnostics.report(Diagnostic(.invalidKey, message, at: key.span))
            return false
        }
        if let problem = problem(with: key, text) {
            diagnostics.report(problem)
            return false
        }
        guard let first = place(of: text) else { return true }
        diagnostics.report(
            Diagnostic(
                .duplicateKey,
                "the key '\(text)' is written twice",
                at: key.span,
                notes: [Diagnostic.Note("it is first written here", at: entries[first].key.span)]
            )
        )
        return false
    }

    /// The entry that has a key already.
    private mutating func place(of text: String) -> Int? {
        if entries.count >= Self.few {
            if names.isEmpty { names = Set(entries.compactMap { $0.key.scalar?.text }) }
            guard !names.insert(text).inserted else { return nil }
        }
        return entries.firstIndex { $0.key.scalar?.text == text }
    }

    private func problem(with key: Node, _ text: String) -> Diagnostic? {
        if key.isEmpty {
            return Diagnostic(.invalidKey, "there is no key before this ':'", at: key.span)
        }
        guard key.mayHoldExpressions, text.contains("${{") else { return nil }
        // Most likely a value: `- ${{ 'a: b' }}` is a mapping to YAML.
        let help = "if this is a value, put it in quotes: ': ' ends a key"
        return Diagnostic(.invalidKey, "an expression cannot be a key", at: key.span, help: help)
    }
}

extension Node {
    fileprivate var mayHoldExpressions: Bool { scalar?.memory != nil }
}
