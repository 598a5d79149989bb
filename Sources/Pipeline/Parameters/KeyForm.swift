/// How a pipeline writes a key.
package enum KeyForm: Sendable, Hashable {
    /// A value of the key's type, or an expression of one.
    case value
    /// A list of values, or a single one.
    case oneOrMore
    /// A mapping with keys of its own.
    case keys
    /// A list of mappings with keys of their own.
    case listOfKeys
    /// A mapping from names of the writer's choice.
    case entries
    /// A list of names, or a single one, without expressions.
    case names
    /// A list of mappings from axes to their values, without expressions.
    case patterns
}
