/// Something that libyaml found in a text.
struct YAMLEvent {
    /// What it found.
    enum Kind {
        case documentStart
        case alias
        case scalar(YAMLScalar)
        case sequenceStart
        case mappingStart
        case collectionEnd
        /// Ends of documents and the start of the stream, which mean nothing to us.
        case other
    }

    let kind: Kind
    /// Where, in Unicode scalars from the start of the text.
    let scalars: Range<Int>
    /// Whether an anchor (`&name`) stands before it.
    let hasAnchor: Bool
    /// Whether a tag (`!name`) stands before it.
    let hasTag: Bool
}

/// A scalar without its quotes and escapes.
struct YAMLScalar {
    let text: String
    let style: YAMLScalarStyle
    /// Whether there may be an expression in it.
    let holdsDollar: Bool
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
