/// A value that must never appear in any output.
///
/// It is a type, not a string one remembers to hide: its description and its encoded form are a
/// placeholder that names it, so printing or journaling one by mistake shows nothing.
public struct Secret: Sendable, Hashable {
    /// The name under which the pipeline declares it.
    public let name: String

    private let value: String

    /// Wraps a value that was read from the environment or a file.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Hands the value to the one call that needs it.
    public func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    /// The placeholder, `***(NAME)`.
    public var description: String { "***(\(name))" }
    /// The placeholder, `***(NAME)`.
    public var debugDescription: String { description }
}
