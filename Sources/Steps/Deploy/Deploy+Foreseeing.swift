import FaaS
import Pipeline

extension Deploy: ForeseeingStep {
    /// Counts the functions, and refuses what the provider does not offer.
    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        forecast.resources = resources(mapping)
        if mapping.isKnown("provider", "urls", "keep-alive"),
            let there = EndpointSet(existing: parameters)
        {
            forecast.facts["endpoints"] = .integer(there.functions.count)
            forecast.facts["keep-alive"] = .duration(there.keepAlive)
            return forecast
        }
        if mapping.isKnown("replicas") {
            forecast.facts["endpoints"] = .integer(parameters.replicas)
        }
        // A provider that this version lacks is found missing before the run, not wrong.
        guard mapping.isKnown("provider"),
            let provider = try? providers.provider(named: parameters.provider)
        else { return forecast }
        if mapping.isKnown("keep-alive") {
            let keepAlive = parameters.keepAlive ?? provider.traits.keepAlive
            forecast.facts["keep-alive"] = .duration(keepAlive)
        }
        forecast.facts["largest-response"] = provider.traits.largestPayload.map(Value.byteCount)
        if mapping.isKnown("chain"), parameters.chain?.transfer != .storage {
            forecast.facts["largest-payload"] = forecast.facts["largest-response"]
        }
        refuse(provider, &mapping, runtime: dependencies.fact("runtime")?.text)
        return forecast
    }

    private func resources(_ mapping: MappingReader) -> [Forecast.Resource]? {
        guard mapping.isKnown("replicas", "provider", "chain") else { return nil }
        if parameters.provider == .url { return [] }
        let place = parameters.provider.rawValue
        let count = parameters.replicas * (parameters.chain?.length ?? 1)
        return [Forecast.Resource(kind: "function", place: place, count: count)]
    }

    /// What this version cannot make at all is no fault of the provider, and said elsewhere.
    private func refuse(
        _ provider: any FunctionProvider,
        _ mapping: inout MappingReader,
        runtime: String?
    ) {
        let traits = provider.traits
        if parameters.package == .zip, !traits.packages.contains(parameters.package) {
            let what = Compatibility.offer(package: parameters.package)
            mapping.refuse("package", Compatibility.refusal(what, provider.name))
        }
        if !traits.memory.contains(parameters.memory) {
            let what = Compatibility.offer(memory: parameters.memory, of: traits)
            mapping.refuse("memory", Compatibility.refusal(what, provider.name))
        }
        if let chain = parameters.chain, !traits.transfers.contains(chain.transfer) {
            let what = Compatibility.offer(chain: chain)
            mapping.refuse("chain", Compatibility.refusal(what, provider.name))
        }
        if let runtime, FunctionRuntime.named(runtime) != nil, !traits.runtimes.contains(runtime) {
            let what = Compatibility.offer(runtime: runtime)
            mapping.refuse("provider", Compatibility.refusal(what, provider.name))
        }
    }
}
