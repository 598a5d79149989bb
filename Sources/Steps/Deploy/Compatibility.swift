import FaaS
import Pipeline
import Values

/// What a provider says it cannot do is not asked of it.
enum Compatibility {
    /// Refuses a specification that the provider cannot carry out, before anything is created.
    static func check(
        _ function: FunctionSpec,
        with provider: any FunctionProvider
    ) throws(StepFailure) {
        let traits = provider.traits
        if !traits.packages.contains(function.package.kind) {
            throw refusal("packages of kind '\(function.package.kind.rawValue)'", provider.name)
        }
        if !traits.runtimes.contains(function.runtime) {
            throw refusal("runtime '\(function.runtime)'", provider.name)
        }
        if !traits.memory.contains(function.memory) {
            let range = "\(traits.memory.lowerBound) to \(traits.memory.upperBound)"
            throw refusal("\(function.memory) of memory (it grants \(range))", provider.name)
        }
    }

    private static func refusal(_ what: String, _ provider: ProviderName) -> StepFailure {
        StepFailure(code: .invalid, message: "provider '\(provider)' does not offer \(what)")
    }
}
