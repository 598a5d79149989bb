/// The kind of a leased resource, such as `function`; decides who can remove it.
public struct ResourceKind: RawRepresentable, Sendable, Hashable, Codable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// The word.
    public let rawValue: String

    /// Wraps a word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Wraps a literal word.
    public init(stringLiteral word: String) { rawValue = word }

    /// The word.
    public var description: String { rawValue }
}
