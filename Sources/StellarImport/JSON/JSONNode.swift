import Pipeline

/// A value of a JSON text, with its place.
struct JSONNode {
    /// What it is.
    enum Content {
        case null
        case boolean(Bool)
        /// A number as it is written: whether it fits is decided by who reads it.
        case number(String)
        case text(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    var content: Content
    var span: SourceSpan

    /// What messages call it.
    var kindDescription: String {
        switch content {
        case .null: "null"
        case .boolean: "a boolean"
        case .number(let text): "the number \(text)"
        case .text: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A key of an object with its value; an object may have several of one name.
struct JSONMember {
    var key: String
    var keySpan: SourceSpan
    var value: JSONNode
}
