/// A resource that carries our label, as its provider lists it.
public struct LabelledResource: Sendable, Hashable, Codable {
    /// How to find and remove it.
    public var record: ResourceRecord
    /// What it is labelled with; the keys are those of ``ResourceLabel``.
    public var labels: [String: String]

    /// Creates an entry of a list.
    public init(_ record: ResourceRecord, labels: [String: String]) {
        self.record = record
        self.labels = labels
    }
}
