/// The word by which pipelines call a provider, such as `local`.
public struct ProviderName: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// Wraps a word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The embedded provider on this machine.
    public static let local = ProviderName(rawValue: "local")

    /// Functions that are there already and have an address; nothing is created for them.
    public static let url = ProviderName(rawValue: "url")

    /// Every name that the language knows, whether or not this version can talk to it.
    public static let known = [
        "local", "url", "aws", "azure", "cloud-run", "cloud-functions", "cloudflare", "alibaba",
        "vhive",
    ]
    .map(ProviderName.init(rawValue:))

    /// The word.
    public var description: String { rawValue }
}
