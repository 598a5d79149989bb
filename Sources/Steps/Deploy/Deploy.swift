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

    func run(in context: StepContext) async throws -> DeployOutput {
        let provider = try await failingAsStep {
            try providers.provider(named: parameters.provider)
        }
        let package = try await Packer(parameters: parameters).pack(in: context)
        let specification = specification(of: package)
        try Compatibility.check(specification, with: provider)
        let foundations = try await Foundations(provider: provider)
            .prepare(for: specification, in: context)
        let deployment = Deployment(
            provider: provider,
            specification: specification,
            foundations: foundations
        )
        let functions = try await create(deployment, in: context)
        context.log("\(functions.count) of \(parameters.replicas) functions are there")
        return DeployOutput(endpoints: endpoints(functions, of: provider), package: package)
    }

    private func specification(of package: PackageSource) -> FunctionSpec {
        FunctionSpec(
            runtime: parameters.artifact.runtime,
            handler: parameters.artifact.handler,
            package: package,
            memory: parameters.memory,
            timeout: parameters.timeout,
            environment: parameters.environment,
            keepAlive: parameters.keepAlive
        )
    }

    /// A provider on this machine unpacks and starts things: not while somebody measures.
    private func create(
        _ deployment: Deployment,
        in context: StepContext
    ) async throws -> [DeployedFunction] {
        guard deployment.provider.traits.sharesThisMachine else {
            return try await deployment.create(parameters.replicas, in: context)
        }
        return try await context.noisily {
            try await deployment.create(parameters.replicas, in: context)
        }
    }

    private func endpoints(
        _ functions: [DeployedFunction],
        of provider: any FunctionProvider
    ) -> EndpointSet {
        EndpointSet(
            provider: parameters.provider,
            function: parameters.artifact.function,
            runtime: parameters.artifact.runtime,
            package: parameters.package,
            packageSize: functions.first?.packageSize ?? .zero,
            memory: functions.first?.memory ?? .zero,
            keepAlive: functions.first?.keepAlive ?? provider.traits.keepAlive,
            functions: functions.map { .init(url: $0.endpoint, record: $0.record) }
        )
    }
}
