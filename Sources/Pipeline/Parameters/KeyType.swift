/// What a key holds: its type in the language and the way from a value to Swift.
///
/// A scalar of YAML is text until a key types it, so quoting never changes a type. Steps define key
/// types of their own (`auto` or a duration, the path of a file) with ``init(_:placeholder:name:text:parse:)``.
///
/// A class, because key types stand in one another and are handed on with every key that is read.
public final class KeyType<Parsed: Sendable>: Sendable {
    /// The type that expressions are checked against.
    public let type: ValueType
    /// Whether a single value stands for a list of one.
    let admitsOne: Bool
    /// The least value, as far as people should be told.
    let least: Value?
    /// The greatest value, as far as people should be told.
    let greatest: Value?

    // Of the many key types that are made, few are ever called by a name.
    private let ownName: String?
    let parse: @Sendable (Value) throws(KeyProblem) -> Parsed
    let text: @Sendable (Parsed) -> String
    // Last, so that where the others lie does not hang on how large it is.
    /// Stands in for a value that is not known yet.
    public let placeholder: Parsed

    /// How messages and descriptions call the type, such as `a duration`.
    public var name: String { ownName ?? type.description }

    /// Creates a key type.
    ///
    /// - Parameters:
    ///   - type: What expressions are checked against; literals are turned into it first.
    ///   - placeholder: Stands in for a value that is not known yet.
    ///   - name: How messages call the type; that of `type` when `nil`.
    ///   - text: Writes a value as a pipeline would, to show defaults.
    ///   - parse: Makes the Swift value of a value of `type`.
    public convenience init(
        _ type: ValueType,
        placeholder: Parsed,
        name: String? = nil,
        text: @escaping @Sendable (Parsed) -> String = { "\($0)" },
        parse: @escaping @Sendable (Value) throws(KeyProblem) -> Parsed
    ) {
        self.init(
            type,
            placeholder: placeholder,
            name: name,
            admitsOne: false,
            text: text,
            parse: parse
        )
    }

    /// Creates a key type that may stand for a list of one, described with its bounds; `parse` has
    /// to keep them.
    init(
        _ type: ValueType,
        placeholder: Parsed,
        name: String?,
        admitsOne: Bool,
        from least: Value? = nil,
        to greatest: Value? = nil,
        text: @escaping @Sendable (Parsed) -> String,
        parse: @escaping @Sendable (Value) throws(KeyProblem) -> Parsed
    ) {
        self.type = type
        self.placeholder = placeholder
        ownName = name
        self.admitsOne = admitsOne
        self.least = least
        self.greatest = greatest
        self.text = text
        self.parse = parse
    }

    /// The same type, described with its bounds; ``parse`` has to keep them.
    func bounded(from least: Value?, to greatest: Value?) -> KeyType {
        KeyType(
            type,
            placeholder: placeholder,
            name: ownName,
            admitsOne: admitsOne,
            from: least,
            to: greatest,
            text: text,
            parse: parse
        )
    }
}
