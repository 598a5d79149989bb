/// What is known about a value before it exists.
public indirect enum ValueType: Sendable, Hashable {
    case null
    case boolean
    case integer
    case number
    case text
    case duration
    case byteCount
    case secret
    /// One of a few words; the name (`provider`, `mode`) is for messages.
    case enumeration(name: String, words: [String])
    case list(ValueType)
    /// A value that may be missing, read with `??`.
    case optional(ValueType)
    /// A mapping from text to values of one type.
    case mapping(ValueType)
    /// A value that steps pass on and the language never looks into, such as `endpoints`.
    case opaque(String)
}
