import Values

/// The providers that this executable can talk to.
public struct ProviderRegistry: Sendable {
    private let providers: [ProviderName: any FunctionProvider]

    /// Creates a registry; two providers of one name are a programmer's mistake.
    public init(_ providers: [any FunctionProvider]) {
        self.providers = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0) })
    }

    /// The names of the providers, sorted.
    public var names: [ProviderName] {
        providers.keys.sorted { $0.rawValue < $1.rawValue }
    }

    /// The provider of a name, if this executable has it.
    public subscript(name: ProviderName) -> (any FunctionProvider)? { providers[name] }

    /// The provider of a name.
    ///
    /// - Throws: A ``ProviderFailure`` when this executable has none of that name.
    public func provider(named name: ProviderName) throws(ProviderFailure) -> any FunctionProvider {
        guard let provider = self[name] else {
            throw ProviderFailure(
                code: .environment,
                message: "this version cannot talk to provider '\(name)'"
            )
        }
        return provider
    }
}
