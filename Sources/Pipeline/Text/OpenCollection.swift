/// A list or a mapping whose end has not come yet.
struct OpenCollection {
    enum Kind {
        case sequence
        case mapping
    }

    // So many keys are looked through; more are looked up.
    private static let few = 16

    /// Where it comes among the pieces of its tree.
    let place: Int
    private let kind: Kind
    private var end: Int
    private var names: Set<String> = []
    private var keyCount = 0
    /// The place of the key whose value has not come yet.
    private var key: Int?

    init(_ kind: Kind, start: Int, place: Int) {
        self.kind = kind
        self.place = place
        end = start
    }

    /// Whether the next piece is a key.
    var expectsKey: Bool { kind == .mapping && key == nil }

    /// Where it ends: brackets where libyaml says, everything else with its last part.
    func end(at event: borrowing YAMLEvent) -> Int {
        event.scalars.isEmpty ? end : event.scalars.upperBound
    }

    /// Takes the next element, key or value: the last of the pieces, with all that is inside it.
    ///
    /// A key that is none leaves the pieces with its value.
    mutating func take(
        _ part: Int,
        of pieces: inout [Piece],
        _ source: SourceText,
        into diagnostics: inout Diagnostics
    ) {
        end = max(end, pieces[part].scalars.upperBound)
        guard kind == .mapping else { return }
        guard let key = key.take() else {
            key = part
            return
        }
        // Not before its value is there: a text that ends here is no YAML, and that comes first.
        guard let problem = problem(with: key, of: pieces, source) else {
            keyCount += 1
            return
        }
        diagnostics.report(problem)
        pieces.removeSubrange(key...)
    }

    private mutating func problem(
        with key: Int,
        of pieces: [Piece],
        _ source: SourceText
    ) -> Diagnostic? {
        if let problem = pieces[key].problemAsKey(in: source) { return problem }
        guard let first = place(of: pieces[key].text, in: pieces) else { return nil }
        return Diagnostic(
            .duplicateKey,
            "the key '\(pieces[key].text)' is written twice",
            at: pieces[key].span(in: source),
            notes: [
                Diagnostic.Note("it is first written here", at: pieces[first].span(in: source))
            ]
        )
    }

    /// Where a key stands already.
    private mutating func place(of text: String, in pieces: [Piece]) -> Int? {
        if keyCount >= Self.few {
            if names.isEmpty { names = Set(keys(of: pieces).map { pieces[$0].text }) }
            guard !names.insert(text).inserted else { return nil }
        }
        return keys(of: pieces).first { pieces[$0].text == text }
    }

    /// The places of the keys that have their value.
    private func keys(of pieces: [Piece]) -> some Sequence<Int> {
        sequence(first: place + 1) { key in pieces[pieces[key].next].next }.prefix(keyCount)
    }
}

extension Piece {
    /// What is wrong with it, if it cannot be a key.
    fileprivate func problemAsKey(in source: SourceText) -> Diagnostic? {
        guard isScalar else {
            let message = "a key must be a word, not \(kindDescription)"
            return Diagnostic(.invalidKey, message, at: span(in: source))
        }
        guard !isEmpty else {
            let message = "there is no key before this ':'"
            return Diagnostic(.invalidKey, message, at: span(in: source))
        }
        guard holdsDollar, text.contains("${{") else { return nil }
        return Diagnostic(
            .invalidKey,
            "an expression cannot be a key",
            at: span(in: source),
            // Most likely a value: `- ${{ 'a: b' }}` is a mapping to YAML.
            help: "if this is a value, put it in quotes: ': ' ends a key"
        )
    }
}
