/// A list or a mapping whose end has not come yet.
///
/// A class, because a value on a stack would be copied with all its nodes at each addition.
final class OpenCollection {
    enum Kind {
        case sequence
        case mapping
    }

    private let kind: Kind
    private let source: SourceText
    private let start: Int
    private var end: Int
    private var nodes: [Node] = []
    private var entries: [Node.Entry] = []
    private var firstSpans: [String: SourceSpan] = [:]
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
    func add(_ node: Node, into diagnostics: inout Diagnostics) {
        end = max(end, node.span.scalars.upperBound)
        switch (kind, key) {
        case (.sequence, _):
            nodes.append(node)
        case (.mapping, nil):
            key = node
        case (.mapping, let written?):
            key = nil
            if accepts(written, into: &diagnostics) {
                entries.append(Node.Entry(key: written, value: node))
            }
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

    private func accepts(_ key: Node, into diagnostics: inout Diagnostics) -> Bool {
        guard let text = key.scalar?.text else {
            let message = "a key must be a word, not \(key.kindDescription)"
            diagnostics.report(Diagnostic(.invalidKey, message, at: key.span))
            return false
        }
        if let problem = problem(with: key, text) {
            diagnostics.report(problem)
            return false
        }
        guard let first = firstSpan(of: text) else {
            if !firstSpans.isEmpty { firstSpans[text] = key.span }
            return true
        }
        diagnostics.report(
            Diagnostic(
                .duplicateKey,
                "the key '\(text)' is written twice",
                at: key.span,
                notes: [Diagnostic.Note("it is first written here", at: first)]
            )
        )
        return false
    }

    /// Where a key is written already; few keys are looked through, many are looked up.
    private func firstSpan(of text: String) -> SourceSpan? {
        guard entries.count >= 16 else {
            return entries.first { $0.key.scalar?.text == text }?.key.span
        }
        if firstSpans.isEmpty {
            for entry in entries { firstSpans[entry.key.scalar?.text ?? ""] = entry.key.span }
        }
        return firstSpans[text]
    }

    private func problem(with key: Node, _ text: String) -> Diagnostic? {
        if key.isEmpty {
            return Diagnostic(.invalidKey, "there is no key before this ':'", at: key.span)
        }
        guard text.utf8.contains(UInt8(ascii: "$")), text.contains("${{") else { return nil }
        // Most likely a value: `- ${{ 'a: b' }}` is a mapping to YAML.
        let help = "if this is a value, put it in quotes: ': ' ends a key"
        return Diagnostic(.invalidKey, "an expression cannot be a key", at: key.span, help: help)
    }
}
