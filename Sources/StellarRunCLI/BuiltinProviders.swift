import FaaS
import FoundationEssentials
import Providers
import Values

extension ProviderRegistry {
    /// The providers that ship, one line each, and those that somebody brings.
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
        return ProviderRegistry((own + guests).map(providing))
    }
}

extension MachineRegistry {
    /// Where client machines can be created, and the places that somebody brings.
    static func builtin(
        web: any HTTPTransfer,
        environment: [String: String],
        guests: [any MachineProvider]
    ) -> MachineRegistry {
        MachineRegistry([EC2Machines(environment: environment, web: web)] + guests)
    }
}
