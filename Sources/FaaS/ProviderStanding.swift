/// How we stand with a provider: by what it knows us, and what that is good for.
public struct ProviderStanding: Sendable, Hashable {
    /// Where the credentials come from, for a person: `profile 'work'`.
    public var source: String
    /// Who we are to the provider, in its own words.
    public var identity: String
    /// Where things would be created, such as a region.
    public var place: String
    /// When the credentials end, in seconds since 1970; `nil` for those that last or renew themselves.
    public var expires: Double?

    /// Describes a standing.
    public init(
        source: String,
        identity: String,
        place: String,
        expires: Double? = nil
    ) {
        self.source = source
        self.identity = identity
        self.place = place
        self.expires = expires
    }
}
