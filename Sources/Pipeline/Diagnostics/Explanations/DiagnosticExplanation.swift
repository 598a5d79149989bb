/// What a code means: a pipeline that has the mistake, and one that does the same without it.
package struct DiagnosticExplanation: Sendable {
    /// One or two plain sentences.
    package let meaning: String
    /// What the mistake looks like.
    package let wrong: Example
    /// The file `example.yml` without the mistake.
    package let right: String
    /// The other files that it names, by their paths.
    package let others: [String: String]

    /// Something that is wrong.
    package enum Example: Sendable, ExpressibleByStringLiteral {
        /// The file `example.yml`.
        case text(String)
        /// A file that no page can show: in words, and as it is.
        case bytes(String, @Sendable () -> [UInt8])
        /// Something that no file shows, because it is only found in the course of a run.
        case inARun(String)
        /// A file that is no pipeline.
        case inAnotherFile(String)

        package init(stringLiteral text: String) { self = .text(text) }
    }

    init(
        _ meaning: String,
        wrong: Example,
        right: String,
        reusing others: [String: String] = [:]
    ) {
        self.meaning = meaning
        self.wrong = wrong
        self.right = right
        self.others = others
    }
}

extension DiagnosticExplanation.Example {
    /// What people are shown of it.
    package var shown: String {
        switch self {
        case .text(let text), .bytes(let text, _), .inARun(let text), .inAnotherFile(let text): text
        }
    }
}
