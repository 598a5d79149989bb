/// The word by which pipelines call a kind of step, such as `deploy`.
public struct StepKind: RawRepresentable, Sendable, Hashable, Codable,
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
