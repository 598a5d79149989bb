/// Everything found so far that is wrong with a pipeline, or worth a word.
package struct Diagnostics: Sendable {
    /// How many errors, and how many warnings, are kept.
    ///
    /// A file that is wrong more often is wrong for one reason, and nobody reads so far.
    package static let limit = 1_000

    /// In the order in which they were reported.
    package private(set) var all: [Diagnostic] = []
    private var known: Set<Diagnostic> = []
    private var counts: [Diagnostic.Severity: Int] = [:]

    package init() {}

    /// Adds one, unless the very same is there already: a file that is read twice is wrong once.
    package mutating func report(_ diagnostic: Diagnostic) {
        let count = counts[diagnostic.severity, default: 0]
        guard count < Self.limit, known.insert(diagnostic).inserted else { return }
        counts[diagnostic.severity] = count + 1
        all.append(diagnostic)
    }

    /// Gives away all of them, to be given back with more: two who hold them would both have to
    /// copy them to add one.
    mutating func handOver() -> Diagnostics {
        defer { self = Diagnostics() }
        return self
    }

    /// Whether anything forbids to go on.
    package var hasErrors: Bool { counts[.error] != nil }

    /// Whether no further error is kept, so that looking for one is in vain.
    var isFull: Bool { counts[.error, default: 0] >= Self.limit }

    /// What to do about an unknown word, unless nobody will be told.
    func help(for word: String, among words: [String]) -> String? {
        isFull ? nil : Suggestion.help(for: word, among: words)
    }

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
