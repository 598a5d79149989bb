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
    /// Where its nodes begin among those of all open collections.
    private let base: Int
    private var names: Set<String> = []
    private var key: Node?

    init(_ kind: Kind, source: SourceText, start: Int, base: Int) {
        self.kind = kind
        self.base = base
        self.source = source
        self.start = start
        end = start
    }

    /// Whether the next node is a key.
    var expectsKey: Bool { kind == .mapping && key == nil }

    /// Takes the next element, key or value.
    ///
    /// - Parameters:
    ///   - node: The element.
    ///   - nodes: The nodes of all open collections, keys and values in turn; this one's come last.
    ///   - diagnostics: Where a key is reported that is none.
    mutating func add(
        _ node: consuming Node,
        to nodes: inout [Node],
        into diagnostics: inout Diagnostics
    ) {
        end = max(end, node.span.scalars.upperBound)
        guard kind == .mapping else { return nodes.append(node) }
        guard let written = key.take() else {
            key = node
            return
        }
        if accepts(written, after: nodes, into: &diagnostics) {
            nodes.append(written)
            nodes.append(node)
        }
    }

    /// The finished node; brackets end where libyaml says, everything else with its last part.
    ///
    /// Its nodes move from those of all open collections into a list that is just as long as they are.
    func node(endingAt event: YAMLEvent, from nodes: inout [Node]) -> Node {
        let end = event.scalars.isEmpty ? end : event.scalars.upperBound
        let span = SourceSpan(source, start..<max(start, end))
        switch kind {
        case .sequence:
            let elements = [Node](filledBackwards: nodes.count - base) { nodes.removeLast() }
            return Node(.sequence(elements), span: span)
        case .mapping:
            let entries = [Node.Entry](filledBackwards: (nodes.count - base) / 2) {
                let value = nodes.removeLast()
                return Node.Entry(key: nodes.removeLast(), value: value)
            }
            return Node(.mapping(entries), span: span)
        }
    }

    private mutating func accepts(
        _ key: Node,
        after nodes: [Node],
        into diagnostics: inout Diagnostics
    ) -> Bool {
        guard let text = key.scalar?.text else {
            let message = "a key must be a word, not \(key.kindDescription)"
            diagnostics.report(Diagnostic(.invalidKey, message, at: key.span))
            return false
        }
        if let problem = problem(with: key, text) {
            diagnostics.report(problem)
            return false
        }
        guard let first = place(of: text, in: nodes) else { return true }
        diagnostics.report(
            Diagnostic(
                .duplicateKey,
                "the key '\(text)' is written twice",
                at: key.span,
                notes: [Diagnostic.Note("it is first written here", at: nodes[first].span)]
            )
        )
        return false
    }

    /// Where a key stands already.
    private mutating func place(of text: String, in nodes: [Node]) -> Int? {
        let keys = stride(from: base, to: nodes.count, by: 2)
        if nodes.count - base >= 2 * Self.few {
            if names.isEmpty { names = Set(keys.compactMap { nodes[$0].scalar?.text }) }
            guard !names.insert(text).inserted else { return nil }
        }
        return keys.first { nodes[$0].scalar?.text == text }
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

extension Array {
    /// Creates an array of a number of elements, asking for the last one first.
    fileprivate init(filledBackwards count: Int, with next: () -> Element) {
        self = unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
            for index in (0..<count).reversed() {
                unsafe buffer.initializeElement(at: index, to: next())
            }
            filled = count
        }
    }
}
