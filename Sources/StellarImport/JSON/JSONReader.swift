import Pipeline

/// Reads JSON as Go's `encoding/json` accepts it, and remembers where everything stands.
///
/// No comments, no trailing commas, nothing after the value; an object may name a key twice.
struct JSONReader {
    /// How deep values may stand in one another; experiments need 3 levels.
    private static let deepest = 64

    let source: SourceText
    let scalars: [Unicode.Scalar]
    var position = 0
    private var depth = 0

    private init(_ source: SourceText) {
        self.source = source
        scalars = Array(source.text.unicodeScalars)
    }

    /// Reads the one value of a text.
    static func read(_ source: SourceText) throws(MalformedJSON) -> JSONNode {
        var reader = JSONReader(source)
        let node = try reader.value()
        reader.skipSpace()
        guard reader.next == nil else { throw reader.unexpected("the end of the file") }
        return node
    }

    private mutating func value() throws(MalformedJSON) -> JSONNode {
        skipSpace()
        let start = position
        let content = try content()
        return JSONNode(content: content, span: span(from: start))
    }

    private mutating func content() throws(MalformedJSON) -> JSONNode.Content {
        switch next {
        case "{": return .object(try members())
        case "[": return .array(try elements())
        case "\"": return .text(try text())
        case .some("-"), .some("0"..."9"): return .number(try number())
        case "n": return try word("null", .null)
        case "t": return try word("true", .boolean(true))
        case "f": return try word("false", .boolean(false))
        default: throw unexpected("a value")
        }
    }

    private mutating func members() throws(MalformedJSON) -> [JSONMember] {
        var members: [JSONMember] = []
        try enter()
        while try goesOn(to: "}", isFirst: members.isEmpty) {
            guard next == "\"" else { throw unexpected("a key in double quotes") }
            let start = position
            let key = try text()
            let keySpan = span(from: start)
            skipSpace()
            guard take(":") else { throw unexpected("':' after a key") }
            members.append(JSONMember(key: key, keySpan: keySpan, value: try value()))
        }
        depth -= 1
        return members
    }

    private mutating func elements() throws(MalformedJSON) -> [JSONNode] {
        var elements: [JSONNode] = []
        try enter()
        while try goesOn(to: "]", isFirst: elements.isEmpty) { elements.append(try value()) }
        depth -= 1
        return elements
    }

    private mutating func enter() throws(MalformedJSON) {
        depth += 1
        guard depth <= Self.deepest else {
            throw MalformedJSON(
                Diagnostic(
                    .nestedTooDeeply,
                    "nested more than \(Self.deepest) levels deep",
                    at: span(from: position)
                )
            )
        }
        position += 1
    }

    /// Whether there is another element; takes the comma before it, or the bracket after the last.
    private mutating func goesOn(
        to end: Unicode.Scalar,
        isFirst: Bool
    ) throws(MalformedJSON) -> Bool {
        skipSpace()
        if take(end) { return false }
        if isFirst { return true }
        let comma = position
        guard take(",") else { throw unexpected("',' or '\(end)'") }
        skipSpace()
        guard next != end else {
            throw MalformedJSON(
                "a comma before '\(end)'",
                at: SourceSpan(source, comma..<comma + 1),
                help: "remove it"
            )
        }
        return true
    }

    private mutating func word(
        _ word: String,
        _ content: JSONNode.Content
    ) throws(MalformedJSON) -> JSONNode.Content {
        let letters = Array(word.unicodeScalars)
        guard scalars[position...].starts(with: letters) else { throw unexpected("a value") }
        position += letters.count
        return content
    }
}
