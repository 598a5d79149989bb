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
        if let limit = traits.largestPackage[function.package.kind], function.package.size > limit {
            throw failure(offer(size: function.package.size, limit: limit), provider.name)
        }
        if chain != nil, !traits.chained.contains(function.package.kind) {
            throw failure(offer(chainOf: function.package.kind), provider.name)
        }
        if let choice = choice(of: function, traits) { throw failure(choice, provider.name) }
    }

    /// What was chosen of a function and is not offered; `nil` when all of it is.
    private static func choice(of function: FunctionSpec, _ traits: ProviderTraits) -> String? {
        if let endpoint = function.endpoint, !traits.endpoints.contains(endpoint) {
            return offer(endpoint: endpoint)
        }
        if !traits.architectures.contains(function.architecture) {
            return offer(architecture: function.architecture)
        }
        if function.reservedConcurrency != nil, !traits.reservesConcurrency {
            return reservation
        }
        if function.startsFromSnapshot, !traits.snapshots.contains(function.runtime) {
            return offer(snapshotOf: function.runtime)
        }
        return nil
    }

    static let reservation = "functions with a concurrency of their own"

    static func offer(endpoint: EndpointKind) -> String {
        "endpoints of kind '\(endpoint.rawValue)'"
    }

    static func offer(architecture: Architecture) -> String {
        "processors of '\(architecture.rawValue)'"
    }

    static func offer(snapshotOf runtime: String?) -> String {
        "snapshots" + (runtime.map { " of runtime '\($0)'" } ?? "")
    }

    static func offer(size: ByteCount, limit: ByteCount) -> String {
        "packages of \(size) (it takes at most \(limit))"
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

    static func offer(chainOf package: PackageKind) -> String {
        "chains of functions in packages of kind '\(package.rawValue)'"
    }

    /// What is said before a run and in the course of it.
    static func refusal(_ what: String, _ provider: ProviderName) -> String {
        "provider '\(provider)' does not offer \(what)"
    }

    private static func failure(_ what: String, _ provider: ProviderName) -> StepFailure {
        StepFailure(code: .invalid, message: refusal(what, provider))
    }
}
