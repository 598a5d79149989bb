/// A machine as its provider describes it.
public struct CreatedMachine: Sendable, Hashable, Codable {
    /// How to find it again.
    public var record: ResourceRecord
    /// Its address; `nil` as long as it has none.
    public var address: String?
    /// Who logs in there.
    public var user: String
    /// How large it is, in the provider's word.
    public var size: String
    /// Whether it runs.
    public var isRunning: Bool

    /// Creates a description.
    public init(
        record: ResourceRecord,
        address: String?,
        user: String,
        size: String,
        isRunning: Bool
    ) {
        self.record = record
        self.address = address
        self.user = user
        self.size = size
        self.isRunning = isRunning
    }
}
