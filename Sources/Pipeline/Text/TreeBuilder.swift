/// Makes a tree of nodes from parsing events and refuses what the language leaves out of YAML.
struct TreeBuilder {
    /// How many collections may stand inside one another.
    static let depthLimit = 32

    /// Whether no further event can matter.
    private(set) var isOver = false

    let source: SourceText
    private var open: [OpenCollection] = []
    /// The nodes of all open collections, the innermost last.
    private var nodes: [Node] = []
    private var root: Node?
    private var hasBegun = false
    // Cleared by what leaves a hole in the tree, so that nobody complains about the hole too.
    var isWhole = true
    var hasRefusedSharing = false

    init(_ source: SourceText) { self.source = source }

    /// Takes the next event of the text.
    mutating func add(_ event: YAMLEvent, into diagnostics: inout Diagnostics) {
        refuseProperties(of: event, into: &diagnostics)
        switch event.kind {
        case .documentStart: beginDocument(event, into: &diagnostics)
        case .alias: addAlias(event, into: &diagnostics)
        case .scalar(let scalar): add(scalar, at: event, into: &diagnostics)
        case .sequenceStart: begin(.sequence, at: event, into: &diagnostics)
        case .mappingStart: begin(.mapping, at: event, into: &diagnostics)
        case .collectionEnd: end(at: event, into: &diagnostics)
        case .other: break
        }
    }

    /// Returns the root, unless something else than the language was found.
    mutating func finish(into diagnostics: inout Diagnostics) -> Node? {
        guard isWhole else { return nil }
        guard let root, !root.isEmpty else {
            let span = SourceSpan(source, 0..<0)
            diagnostics.report(Diagnostic(.emptyFile, "there is nothing in this file", at: span))
            return nil
        }
        return root
    }
}

extension TreeBuilder {
    private mutating func beginDocument(
        _ event: YAMLEvent,
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
        at event: YAMLEvent,
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
        open.append(OpenCollection(kind, source: source, start: start, base: nodes.count))
    }

    private mutating func end(at event: YAMLEvent, into diagnostics: inout Diagnostics) {
        guard let collection = open.popLast() else {
            preconditionFailure("libyaml ended a collection that it did not begin")
        }
        deliver(collection.node(endingAt: event, from: &nodes), into: &diagnostics)
    }

    private mutating func add(
        _ scalar: YAMLScalar,
        at event: YAMLEvent,
        into diagnostics: inout Diagnostics
    ) {
        // libyaml ends a block scalar where the next line of something else begins.
        let span = SourceSpan(source, event.scalars)
        deliver(
            Node(
                .scalar(Node.Scalar(scalar)),
                span: scalar.style == .block ? span.trimmed : span
            ),
            into: &diagnostics
        )
    }

    mutating func deliver(_ node: consuming Node, into diagnostics: inout Diagnostics) {
        guard let last = open.indices.last else {
            root = node
            return
        }
        if open[last].expectsKey, node.scalar.map({ $0.isPlain && $0.text == "<<" }) ?? false {
            refuseSharing(.mergeKey, "merge keys are", at: node.span, into: &diagnostics)
        }
        open[last].add(node, to: &nodes, into: &diagnostics)
    }
}
