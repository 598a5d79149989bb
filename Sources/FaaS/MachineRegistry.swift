import Values

/// The providers of machines that this executable can talk to.
public struct MachineRegistry: Sendable {
    private let providers: [ProviderName: any MachineProvider]

    /// Creates a registry; two providers of one name are a programmer's mistake.
    public init(_ providers: [any MachineProvider] = []) {
        self.providers = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0) })
    }

    /// The names of the providers, sorted.
    public var names: [ProviderName] {
        providers.keys.sorted { $0.rawValue < $1.rawValue }
    }

    /// The provider of a name, where it has machines.
    public subscript(name: ProviderName) -> (any MachineProvider)? { providers[name] }

    /// The provider of a name.
    ///
    /// - Throws: A ``ProviderFailure`` when this executable has none of that name.
    public func provider(named name: ProviderName) throws(ProviderFailure) -> any MachineProvider {
        guard let provider = self[name] else {
            throw ProviderFailure(
                code: .environment,
                message: "this version has no machines near '\(name)'"
            )
        }
        return provider
    }
}
