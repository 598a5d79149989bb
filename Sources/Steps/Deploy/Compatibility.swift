import FaaS
import Pipeline
import Values

/// What a provider says it cannot do is not asked of it.
enum Compatibility {
    /// Refuses a specification that the provider cannot carry out, before anything is created.
    static func check(
        _ function: FunctionSpec,
        _ chain: ChainShape?,
        with provider: any FunctionProvider
    ) throws(StepFailure) {
        let traits = provider.traits
        if !traits.packages.contains(function.package.kind) {
            throw failure(offer(package: function.package.kind), provider.name)
        }
        if !traits.runtimes.contains(function.runtime) {
            throw failure(offer(runtime: function.runtime), provider.name)
        }
        if !traits.memory.contains(function.memory) {
            throw failure(offer(memory: function.memory, of: traits), provider.name)
        }
        if let chain, !traits.transfers.contains(chain.transfer) {
            throw failure(offer(chain: chain), provider.name)
        }
    }

    static func offer(package: PackageKind) -> String { "packages of kind '\(package.rawValue)'" }

    static func offer(runtime: String) -> String { "runtime '\(runtime)'" }

    static func offer(memory: ByteCount, of traits: ProviderTraits) -> String {
        let range = "\(traits.memory.lowerBound) to \(traits.memory.upperBound)"
        return "\(memory) of memory (it grants \(range))"
    }

    static func offer(chain: ChainShape) -> String {
        switch chain.transfer {
        case .inline: "chains of functions"
        case .storage: "chains that pass their payload through storage"
        }
    }

    /// What is said before a run and in the course of it.
    static func refusal(_ what: String, _ provider: ProviderName) -> String {
        "provider '\(provider)' does not offer \(what)"
    }

    private static func failure(_ what: String, _ provider: ProviderName) -> StepFailure {
        StepFailure(code: .invalid, message: refusal(what, provider))
    }
}
