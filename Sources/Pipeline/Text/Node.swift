/// A piece of a file: a word, a list or a mapping, with its place.
///
/// A scalar stays text until a key says what it wants; that is why `NO` is a word and `3.10` keeps
/// its zero.
package struct Node: Sendable {
    /// What is there.
    package let content: Content
    /// The whole of it.
    package let span: SourceSpan

    package init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
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
        private let form: Form

        /// How it is written, and what was read from it: one field takes half the room of two.
        ///
        /// Only what may hold expressions is worth remembering.
        private enum Form: Sendable {
            case plain
            case quoted
            case plainTemplate(TemplateMemory)
            case quotedTemplate(TemplateMemory)
        }

        init(_ scalar: YAMLScalar) {
            text = scalar.text
            form =
                switch (scalar.style == .plain, scalar.holdsDollar) {
                case (true, false): .plain
                case (false, false): .quoted
                case (true, true): .plainTemplate(TemplateMemory())
                case (false, true): .quotedTemplate(TemplateMemory())
                }
        }

        /// Whether it is written without quotes, on a line of its own.
        package var isPlain: Bool {
            switch form {
            case .plain, .plainTemplate: true
            case .quoted, .quotedTemplate: false
            }
        }

        /// What was read from it; `nil` when it cannot hold expressions.
        var memory: TemplateMemory? {
            switch form {
            case .plain, .quoted: nil
            case .plainTemplate(let memory), .quotedTemplate(let memory): memory
            }
        }
    }

    /// A key, which is always a scalar, and its value.
    package struct Entry: Sendable {
        package let key: Node
        package let value: Node

        package init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }
}

extension Node {
    /// The scalar, if it is one.
    package var scalar: Scalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The elements, if it is a sequence.
    package var sequence: [Node]? {
        guard case .sequence(let nodes) = content else { return nil }
        return nodes
    }

    /// The entries in the order of the file, if it is a mapping; no key occurs twice.
    package var mapping: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// Whether nothing is written here, as after `key:`; quotes make an empty text.
    package var isEmpty: Bool { scalar.map { $0.isPlain && $0.text.isEmpty } ?? false }

    /// What kind of thing it is, with its article, for messages.
    package var kindDescription: String {
        switch content {
        case .scalar: isEmpty ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
