/// Everything found so far that is wrong with a pipeline, or worth a word.
package struct Diagnostics: Sendable {
    /// In the order in which they were reported.
    package private(set) var all: [Diagnostic] = []
    private var known: Set<Diagnostic> = []

    package init() {}

    /// Adds one, unless the very same is there already: a file that is read twice is wrong once.
    package mutating func report(_ diagnostic: Diagnostic) {
        guard known.insert(diagnostic).inserted else { return }
        all.append(diagnostic)
    }

    /// Whether anything forbids to go on.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// By file and position; those at one position stay in the order in which they were found.
    package func sorted() -> [Diagnostic] {
        all.enumerated().sorted { left, right in
            let (first, second) = (left.element.span, right.element.span)
            return (first.source.file, first.scalars.lowerBound, left.offset)
                < (second.source.file, second.scalars.lowerBound, right.offset)
        }
        .map(\.element)
    }
}
