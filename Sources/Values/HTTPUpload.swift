/// The body of a request that is too long to be held in memory.
///
/// It is read from a place rather than from front to back, so that what got lost on the way can be
/// sent again.
public struct HTTPUpload: Sendable {
    /// How many bytes are sent.
    public var length: Int
    /// Returns the bytes from a place on: at least one, at most as many as asked for.
    public var read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

    /// Describes a body.
    public init(
        length: Int,
        read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) {
        self.length = length
        self.read = read
    }
}
