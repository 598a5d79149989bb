/// One header field.
public struct HTTPField: Sendable, Hashable {
    /// The name; compared without regard to case.
    public var name: String
    /// The value.
    public var value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
