/// A name in an expression that stands for a value, such as `steps.build.artifact`.
package struct Reference: Sendable, Hashable {
    /// What can be referred to.
    package enum Root: String, Sendable, Hashable, CaseIterable {
        case params
        case matrix
        case steps
        case secrets
        case run
    }

    /// The first word.
    package let root: Root
    /// The words after it; never empty.
    package let path: [String]
    /// All of it.
    package let span: SourceSpan

    package init(root: Root, path: [String], span: SourceSpan) {
        self.root = root
        self.path = path
        self.span = span
    }

    /// As it is written.
    package var text: String { ([root.rawValue] + path).joined(separator: ".") }
}
