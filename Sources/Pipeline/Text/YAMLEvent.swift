/// Something that libyaml found in a text; not to be copied, because there are very many.
struct YAMLEvent: ~Copyable {
    /// What it found.
    enum Kind {
        case documentStart
        case alias
        case scalar(YAMLScalarStyle)
        case sequenceStart
        case mappingStart
        case collectionEnd
        /// Ends of documents and the start of the stream, which mean nothing to us.
        case other
    }

    let kind: Kind
    /// Where, in Unicode scalars from the start of the text.
    let scalars: Range<Int>
    /// A scalar without its quotes and escapes; of anything else, nothing.
    var text = ""
    /// Whether there may be an expression in the scalar.
    var holdsDollar = false
    /// Whether an anchor (`&name`) stands before it.
    var hasAnchor = false
    /// Whether a tag (`!name`) stands before it.
    var hasTag = false
}

/// How a scalar is written.
enum YAMLScalarStyle {
    case plain
    case quoted
    /// After `|` or `>`.
    case block
}

/// The place where a text stops being YAML.
struct YAMLProblem: Error {
    /// What libyaml says about it.
    let problem: String
    /// What libyaml was doing, such as `while parsing a flow mapping`.
    let context: String
    /// Where the problem is.
    let offset: Offset
    /// Where what libyaml was doing begins, in scalars.
    let contextOffset: Int

    /// A place in the unit in which libyaml counts, which depends on what went wrong.
    enum Offset {
        case scalar(Int)
        case byte(Int)
    }
}
