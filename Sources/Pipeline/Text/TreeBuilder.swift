/// Makes a tree of nodes from parsing events and refuses what the language leaves out of YAML.
struct TreeBuilder {
    /// How many collections may stand inside one another.
    static let depthLimit = 32

    /// Whether no further event can matter.
    private(set) var isOver = false

    let source: SourceText
    private var open: [OpenCollection] = []
    private var pieces: [Piece] = []
    private var hasBegun = false
    // Cleared by what leaves a hole in the tree, so that nobody complains about the hole too.
    var isWhole = true
    var hasRefusedSharing = false

    init(_ source: SourceText) {
        self.source = source
        // A little more than pipelines of many short words have; what is not needed is not touched.
        pieces.reserveCapacity(source.text.utf8.count / 8)
    }

    /// Takes the next event of the text.
    mutating func add(_ event: borrowing YAMLEvent, into diagnostics: inout Diagnostics) {
        refuseProperties(of: event, into: &diagnostics)
        switch event.kind {
        case .documentStart: beginDocument(event, into: &diagnostics)
        case .alias: addAlias(event, into: &diagnostics)
        case .scalar(let style): add(event, style, into: &diagnostics)
        case .sequenceStart: begin(.sequence, at: event, into: &diagnostics)
        case .mappingStart: begin(.mapping, at: event, into: &diagnostics)
        case .collectionEnd: end(at: event, into: &diagnostics)
        case .other: break
        }
    }

    /// Returns the root, unless something else than the language was found.
    mutating func finish(into diagnostics: inout Diagnostics) -> Node? {
        guard isWhole else { return nil }
        guard let root = pieces.first, !root.isEmpty else {
            let span = SourceSpan(source, 0..<0)
            diagnostics.report(Diagnostic(.emptyFile, "there is nothing in this file", at: span))
            return nil
        }
        return Node(SyntaxTree(pieces, of: source), at: 0)
    }
}

extension TreeBuilder {
    private mutating func beginDocument(
        _ event: borrowing YAMLEvent,
        into diagnostics: inout Diagnostics
    ) {
        if hasBegun {
            diagnostics.report(
                Diagnostic(
                    .severalDocuments,
                    "a second document begins here",
                    at: source.word(at: event.scalars.lowerBound),
                    help: "one file is one pipeline; write the second one into a file of its own"
                )
            )
            isOver = true
        }
        hasBegun = true
    }

    private mutating func begin(
        _ kind: OpenCollection.Kind,
        at event: borrowing YAMLEvent,
        into diagnostics: inout Diagnostics
    ) {
        guard open.count < Self.depthLimit else {
            let span = source.word(at: event.scalars.lowerBound)
            let message = "this is nested more than \(Self.depthLimit) levels deep"
            diagnostics.report(Diagnostic(.nestedTooDeeply, message, at: span))
            isOver = true
            isWhole = false
            return
        }
        let start = event.scalars.lowerBound
        open.append(OpenCollection(kind, start: start, place: pieces.count))
        pieces.append(Piece(kind, from: start))
    }

    private mutating func end(at event: borrowing YAMLEvent, into diagnostics: inout Diagnostics) {
        guard let collection = open.popLast() else {
            preconditionFailure("libyaml ended a collection that it did not begin")
        }
        pieces[collection.place].close(at: collection.end(at: event), next: pieces.count)
        deliver(collection.place, into: &diagnostics)
    }

    private mutating func add(
        _ event: borrowing YAMLEvent,
        _ style: YAMLScalarStyle,
        into diagnostics: inout Diagnostics
    ) {
        // libyaml ends a block scalar where the next line of something else begins.
        let scalars =
            style == .block ? SourceSpan(source, event.scalars).trimmed.scalars : event.scalars
        addScalar(event, style, at: scalars, into: &diagnostics)
    }

    mutating func addScalar(
        _ event: borrowing YAMLEvent,
        _ style: YAMLScalarStyle,
        at scalars: Range<Int>,
        into diagnostics: inout Diagnostics
    ) {
        let place = pieces.count
        pieces.append(Piece(event, style: style, at: scalars, place: place))
        deliver(place, into: &diagnostics)
    }

    /// Hands a finished piece to the collection that it stands in.
    private mutating func deliver(_ place: Int, into diagnostics: inout Diagnostics) {
        guard let last = open.indices.last else { return }
        if open[last].expectsKey, pieces[place].kind == .plain, pieces[place].text == "<<" {
            let span = pieces[place].span(in: source)
            refuseSharing(.mergeKey, "merge keys are", at: span, into: &diagnostics)
        }
        open[last].take(place, of: &pieces, source, into: &diagnostics)
    }
}
