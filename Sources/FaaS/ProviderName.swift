/// The word by which pipelines call a provider, such as `local`.
public struct ProviderName: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// Wraps a word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The embedded provider on this machine.
    public static let local = ProviderName(rawValue: "local")

    /// Every name that the language knows, whether or not this version can talk to it.
    public static let known = ["local", "aws", "azure", "cloud-run", "cloudflare", "alibaba"]
        .map(ProviderName.init(rawValue:))

    /// The word.
    public var description: String { rawValue }
}
