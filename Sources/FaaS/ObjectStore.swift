/// Where functions leave objects for one another: a bucket that speaks the protocol of S3.
public struct ObjectStore: Sendable, Hashable, Codable {
    /// The bucket's absolute address; an object's key follows after a slash.
    public var address: String

    /// Names a bucket.
    public init(address: String) { self.address = address }
}
