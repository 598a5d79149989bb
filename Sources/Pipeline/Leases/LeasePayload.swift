/// What the engine keeps for a lease without looking into it: JSON text.
public struct LeasePayload: Sendable, Hashable, Codable {
    /// The JSON.
    public var json: String

    /// Wraps JSON.
    public init(json: String) { self.json = json }
}
