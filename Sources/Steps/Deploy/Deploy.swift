import FaaS
import Pipeline
import Values

/// Packages a function to an exact size, creates its replicas, and checks what the provider made.
struct Deploy: ResourceStep {
    typealias Parameters = DeployParameters

    static let kind: StepKind = "deploy"
    static let effect = Effect.idempotent
    static let summary = "packages a function to an exact size and creates replicas of it"
    static let resourceKinds = [ProvidedResource.function, ProvidedResource.foundation]

    let parameters: DeployParameters
    let providers: ProviderRegistry
    let images: FunctionImages

    func run(in context: StepContext) async throws -> DeployOutput {
        if let there = EndpointSet(existing: parameters) {
            context.log("\(there.functions.count) functions are there already")
            return DeployOutput(endpoints: there, package: nil)
        }
        let provider = try await failingAsStep {
            try providers.provider(named: parameters.provider)
        }
        let package = try await Packer(
            parameters: parameters,
            images: images,
            convention: provider.traits.convention
        ).pack(in: context)
        let specification = specification(of: package)
        try Compatibility.check(specification, parameters.chain, with: provider)
        let foundations = try await Foundations(provider: provider)
            .prepare(for: specification, in: context)
        let deployment = Deployment(
            provider: provider,
            specification: specification,
            foundations: foundations,
            chain: parameters.chain,
            store: try await store(of: provider, on: foundations)
        )
        let replicas = try await create(deployment, in: context)
        let what = parameters.chain.map { "chains of \($0.length) functions" } ?? "functions"
        context.log("\(replicas.count) of \(parameters.replicas) \(what) are there")
        var endpoints = endpoints(replicas, of: provider)
        endpoints.axes = context.instance.elements.flatMap(\.axes).map(\.description)
        return DeployOutput(endpoints: endpoints, package: package)
    }

    /// Where the functions of a chain leave their payload, when they do.
    private func store(
        of provider: any FunctionProvider,
        on foundations: [ResourceRecord]
    ) async throws -> ObjectStore? {
        guard parameters.chain?.transfer == .storage else { return nil }
        let store = try await failingAsStep { try await provider.objectStore(on: foundations) }
        guard let store else {
            throw StepFailure(
                code: .unavailable,
                message: "provider '\(provider.name)' has no place for objects"
            )
        }
        return store
    }

    private func specification(of package: PackageSource) -> FunctionSpec {
        var function = FunctionSpec(
            runtime: parameters.artifact.runtime,
            handler: parameters.artifact.handler,
            package: package,
            memory: parameters.memory,
            timeout: parameters.timeout,
            environment: parameters.environment,
            keepAlive: parameters.keepAlive,
            storesObjects: parameters.chain?.transfer == .storage
        )
        function.endpoint = parameters.endpoint
        function.architecture = parameters.architecture
        function.startsFromSnapshot = parameters.snapStart
        function.reservedConcurrency = parameters.reservedConcurrency
        return function
    }

    /// A provider on this machine unpacks and starts things: not while somebody measures.
    private func create(
        _ deployment: Deployment,
        in context: StepContext
    ) async throws -> [[DeployedFunction]] {
        guard deployment.provider.traits.sharesThisMachine else {
            return try await deployment.create(parameters.replicas, in: context)
        }
        return try await context.noisily {
            try await deployment.create(parameters.replicas, in: context)
        }
    }

    private func endpoints(
        _ replicas: [[DeployedFunction]],
        of provider: any FunctionProvider
    ) -> EndpointSet {
        let functions = replicas.compactMap(\.first)
        return EndpointSet(
            provider: parameters.provider,
            function: parameters.artifact.function,
            runtime: parameters.artifact.runtime,
            package: parameters.package,
            packageSize: functions.first?.packageSize,
            paddedSize: parameters.size.target,
            memory: functions.first?.memory,
            keepAlive: functions.first?.keepAlive ?? provider.traits.keepAlive,
            functions: replicas.compactMap(EndpointSet.Endpoint.init),
            chain: parameters.chain
        )
    }
}
