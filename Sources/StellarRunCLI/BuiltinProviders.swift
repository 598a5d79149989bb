import FaaS
import FoundationEssentials
import Providers
import Values

extension ProviderRegistry {
    /// The providers that ship, one line each, and those that somebody brings, who stand in for what
    /// ships under their name.
    static func builtin(
        stateFolder: String,
        web: any HTTPTransfer,
        environment: [String: String],
        guests: [any FunctionProvider],
        providing: (any FunctionProvider) -> any FunctionProvider
    ) -> ProviderRegistry {
        let own: [any FunctionProvider] = [
            LocalProvider(
                setting: LocalSetting(
                    // The same program again, wherever it lies.
                    command: ["/proc/self/exe", "local"],
                    stateFolder: "\(stateFolder)/local",
                    environment: environment.filter { $0.key == "PATH" }
                ),
                exchange: web,
                existing: LocalAddress(environment: environment)?.endpoint
            ),
            AWSProvider(environment: environment, web: web),
        ]
        let names = Set(guests.map(\.name))
        let rest = own.filter { !names.contains($0.name) }
        return ProviderRegistry((rest + guests).map(providing))
    }
}

extension MachineRegistry {
    /// Where client machines can be created, and the places that somebody brings, likewise.
    ///
    /// Of a place whose functions somebody brings (`taken`), what ships knows no machines.
    static func builtin(
        web: any HTTPTransfer,
        environment: [String: String],
        guests: [any MachineProvider],
        taken: Set<ProviderName>
    ) -> MachineRegistry {
        let own: [any MachineProvider] = [EC2Machines(environment: environment, web: web)]
        let names = taken.union(guests.map(\.name))
        return MachineRegistry(own.filter { !names.contains($0.name) } + guests)
    }
}
