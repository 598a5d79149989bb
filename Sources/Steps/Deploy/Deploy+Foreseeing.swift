import FaaS
import Pipeline
import Values

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
            forecast.facts["renews"] = .boolean(false)
            return forecast
        }
        if mapping.isKnown("replicas") {
            forecast.facts["endpoints"] = .integer(parameters.replicas)
        }
        // A provider that this version lacks is found missing before the run, not wrong.
        guard mapping.isKnown("provider"),
            let provider = providers[parameters.provider]
        else { return forecast }
        if mapping.isKnown("keep-alive") {
            let keepAlive = parameters.keepAlive ?? provider.traits.keepAlive
            forecast.facts["keep-alive"] = .duration(keepAlive)
        }
        forecast.uses = uses(of: provider, mapping)
        forecast.costs = storage(at: provider, mapping)
        forecast.facts["renews"] = .boolean(provider.traits.renews)
        forecast.facts.merge(priced(provider, mapping)) { $1 }
        forecast.facts["largest-response"] = provider.traits.largestPayload.map(Value.byteCount)
        if mapping.isKnown("chain"), parameters.chain?.transfer != .storage {
            forecast.facts["largest-payload"] = forecast.facts["largest-response"]
        }
        let runtime = dependencies.fact("runtime")?.text
        refuse(provider, &mapping, runtime: runtime)
        foreseePackage(of: runtime, for: provider, &mapping)
        return forecast
    }

    /// What the price of a request hangs on.
    private func priced(
        _ provider: any FunctionProvider,
        _ mapping: MappingReader
    ) -> [String: Value] {
        var facts: [String: Value] = ["provider": .text(provider.name.rawValue)]
        if mapping.isKnown("memory") { facts["memory"] = .byteCount(parameters.memory) }
        if mapping.isKnown("architecture") {
            facts["architecture"] = .text(parameters.architecture.rawValue)
        }
        if mapping.isKnown("endpoint"),
            let endpoint = parameters.endpoint ?? provider.traits.endpoints.first
        {
            facts["endpoint"] = .text(endpoint.rawValue)
        }
        if mapping.isKnown("chain") {
            facts["chain-length"] = .integer(parameters.chain?.length ?? 1)
        }
        return facts
    }

    /// What the kind of package needs of this machine, and whether the wanted size can be reached.
    private func foreseePackage(
        of runtime: String?,
        for provider: any FunctionProvider,
        _ mapping: inout MappingReader
    ) {
        for need in provider.traits.needs[parameters.package] ?? [] {
            mapping.requires(Requirement(need), for: "package")
        }
        guard parameters.package == .container, parameters.base == nil,
            mapping.isKnown("package", "base", "size"), let size = parameters.size.target,
            let least = runtime.flatMap(images.size(ofBaseFor:)), size < least
        else { return }
        mapping.refuse(
            "size",
            "an image for \(runtime ?? "this runtime") has at least \(least.bytes) bytes here, "
                + "more than the wanted \(size.bytes)",
            help: "write a larger size, or a smaller 'base'",
            with: "package"
        )
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
        if !traits.packages.contains(parameters.package) {
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
        if parameters.chain != nil, !traits.chained.contains(parameters.package) {
            let what = Compatibility.offer(chainOf: parameters.package)
            mapping.refuse("package", Compatibility.refusal(what, provider.name), with: "chain")
        }
        if let runtime, FunctionRuntime.named(runtime) != nil, !traits.runtimes.contains(runtime) {
            let what = Compatibility.offer(runtime: runtime)
            mapping.refuse("provider", Compatibility.refusal(what, provider.name))
        }
        refuseChoices(provider, &mapping, runtime: runtime)
    }

    /// Refuses what was chosen of functions and is not offered.
    private func refuseChoices(
        _ provider: any FunctionProvider,
        _ mapping: inout MappingReader,
        runtime: String?
    ) {
        let traits = provider.traits
        func refuse(_ key: String, _ what: String) {
            mapping.refuse(key, Compatibility.refusal(what, provider.name))
        }
        if let endpoint = parameters.endpoint, !traits.endpoints.contains(endpoint) {
            refuse("endpoint", Compatibility.offer(endpoint: endpoint))
        }
        if !traits.architectures.contains(parameters.architecture) {
            refuse("architecture", Compatibility.offer(architecture: parameters.architecture))
        }
        if parameters.reservedConcurrency != nil, !traits.reservesConcurrency {
            refuse("reserved-concurrency", Compatibility.reservation)
        }
        let hasSnapshots = runtime.map(traits.snapshots.contains) ?? !traits.snapshots.isEmpty
        if parameters.snapStart, !hasSnapshots {
            refuse("snap-start", Compatibility.offer(snapshotOf: runtime))
        }
        if let size = parameters.size.target, let limit = traits.largestPackage[parameters.package],
            size > limit
        {
            refuse("size", Compatibility.offer(size: size, limit: limit))
        }
        if let runtime, FunctionRuntime.compilesForThisMachine(runtime),
            parameters.architecture != .current
        {
            mapping.refuse(
                "architecture",
                "what is compiled of '\(runtime)' here runs on '\(Architecture.current.rawValue)'"
            )
        }
    }
}

extension Requirement {
    fileprivate init(_ need: ProviderNeed) {
        if let first = need.programs.first {
            self.init(.tool, first, or: Array(need.programs.dropFirst()), remedy: need.remedy)
        } else {
            self.init(.feature, need.name, remedy: need.remedy)
        }
    }
}
