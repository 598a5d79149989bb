/// A piece of a file: a word, a list or a mapping, with its place.
///
/// A scalar stays text until a key says what it wants; that is why `NO` is a word and `3.10` keeps
/// its zero.
package struct Node: Sendable {
    private let tree: SyntaxTree
    private let place: Int

    /// The node at a place of a tree.
    init(_ tree: SyntaxTree, at place: Int) {
        self.tree = tree
        self.place = place
    }

    /// What can be there.
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([Node])
        case mapping([Entry])
    }

    /// A text, after YAML's quotes and escapes are gone.
    package struct Scalar: Sendable {
        package let text: String
        /// Whether it is written without quotes, on a line of its own.
        package let isPlain: Bool
        /// Whether it may hold expressions.
        let holdsDollar: Bool

        fileprivate init(_ piece: Piece) {
            text = piece.text
            isPlain = piece.kind == .plain
            holdsDollar = piece.holdsDollar
        }
    }

    /// A key, which is always a scalar, and its value.
    package struct Entry: Sendable {
        package let key: Node
        package let value: Node
    }
}

extension Node {
    /// The whole of it.
    package var span: SourceSpan { tree[place].span(in: tree.source) }

    /// What is there.
    package var content: Content {
        switch tree[place].kind {
        case .plain, .quoted: .scalar(Scalar(tree[place]))
        case .sequence: .sequence(children)
        case .mapping: .mapping(entries)
        }
    }

    /// The scalar, if it is one.
    package var scalar: Scalar? { tree[place].isScalar ? Scalar(tree[place]) : nil }

    /// The elements, if it is a sequence.
    package var sequence: [Node]? { tree[place].kind == .sequence ? children : nil }

    /// The entries in the order of the file, if it is a mapping; no key occurs twice.
    package var mapping: [Entry]? { tree[place].kind == .mapping ? entries : nil }

    private var children: [Node] { tree.children(of: place).map { Node(tree, at: $0) } }

    private var entries: [Entry] {
        let nodes = children
        return stride(from: 0, to: nodes.count, by: 2).map { key in
            Entry(key: nodes[key], value: nodes[key + 1])
        }
    }

    /// Whether nothing is written here, as after `key:`; quotes make an empty text.
    package var isEmpty: Bool { tree[place].isEmpty }

    /// What kind of thing it is, with its article, for messages.
    package var kindDescription: String { tree[place].kindDescription }

    /// What was read from it; `nil` for what is no scalar, or was not read yet.
    var template: Template? { tree.template(at: place) }

    /// Remembers what was read from it for everybody who reads it again.
    func remember(_ template: Template) { tree.remember(template, at: place) }
}
