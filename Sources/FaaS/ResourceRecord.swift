/// All that is needed to find a resource again and remove it, by a process that did not create it.
public struct ResourceRecord: Sendable, Hashable, Codable {
    /// Who has it.
    public var provider: ProviderName
    /// What it is: `function`, or the kind of a ``FoundationSpec``.
    public var kind: String
    /// Where it is, where the provider has regions.
    public var region: String?
    /// The name it was created with.
    public var name: String
    /// The provider's own identifier, once it has told us.
    public var identifier: String?
    /// Further facts that the provider needs to reach it, such as an address.
    public var attributes: [String: String]

    /// Creates a record.
    public init(
        provider: ProviderName,
        kind: String,
        region: String? = nil,
        name: String,
        identifier: String? = nil,
        attributes: [String: String] = [:]
    ) {
        self.provider = provider
        self.kind = kind
        self.region = region
        self.name = name
        self.identifier = identifier
        self.attributes = attributes
    }
}
