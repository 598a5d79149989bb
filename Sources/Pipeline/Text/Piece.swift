/// A word, a list or a mapping as a ``SyntaxTree`` keeps it.
///
/// What is inside it comes right after it; so a tree is one array, however many lists are in it.
struct Piece: Sendable {
    enum Kind: Sendable {
        /// A word written without quotes, on a line of its own.
        case plain
        /// Any other word.
        case quoted
        case sequence
        case mapping
    }

    /// The letters of a word, after YAML's quotes and escapes are gone.
    let text: String
    // Half as long as an `Int` each: no file has so many scalars, and not more pieces than those.
    private let lower: UInt32
    private var upper: UInt32
    private var following: UInt32
    // Last, where they take no room.
    let kind: Kind
    /// Whether it is a word that may hold expressions.
    let holdsDollar: Bool

    /// A word that comes at a place in its tree; a block is written elsewhere than libyaml says.
    init(_ word: borrowing YAMLEvent, style: YAMLScalarStyle, at scalars: Range<Int>, place: Int) {
        kind = style == .plain ? .plain : .quoted
        holdsDollar = word.holdsDollar
        text = word.text
        lower = UInt32(clamping: scalars.lowerBound)
        upper = UInt32(clamping: scalars.upperBound)
        following = UInt32(clamping: place + 1)
    }

    /// A list or a mapping of which nothing but the start is known.
    init(_ collection: OpenCollection.Kind, from start: Int) {
        kind = collection == .sequence ? .sequence : .mapping
        holdsDollar = false
        text = ""
        lower = UInt32(clamping: start)
        upper = lower
        following = 0
    }

    /// Where it is written, in Unicode scalars from the start of the text.
    var scalars: Range<Int> { Int(lower)..<Int(upper) }

    /// Where it is written in its text.
    func span(in source: SourceText) -> SourceSpan { SourceSpan(source, scalars) }

    /// The place in the tree of what comes after it and all that is inside it.
    var next: Int { Int(following) }

    /// Whether it is a word.
    var isScalar: Bool { kind == .plain || kind == .quoted }

    /// Whether nothing is written here, as after `key:`; quotes make an empty text.
    var isEmpty: Bool { kind == .plain && text.isEmpty }

    /// What kind of thing it is, with its article, for messages.
    var kindDescription: String {
        switch kind {
        case .plain, .quoted: isEmpty ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Ends a list or a mapping.
    ///
    /// - Parameters:
    ///   - end: The scalar after it.
    ///   - next: The place in the tree after all that is inside it.
    mutating func close(at end: Int, next: Int) {
        upper = max(lower, UInt32(clamping: end))
        following = UInt32(clamping: next)
    }
}
