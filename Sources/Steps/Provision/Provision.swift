import FaaS
import Pipeline
import Values

/// Makes a client machine near a provider ready to run steps, or one that is there already.
///
/// This machine is always ready.
struct Provision: ResourceStep, ForeseeingStep {
    typealias Parameters = ProvisionParameters

    static let kind: StepKind = "provision"
    static let effect = Effect.idempotent
    static let summary = "prepares a client machine near a provider, or one of yours, to run steps"
    static let resourceKinds = [ProvidedResource.machine, ProvidedResource.machineFoundation]

    let parameters: ProvisionParameters
    let machines: MachineRegistry
    let visitor: MachineVisitor
    let tools: ProgramTools

    func run(in context: StepContext) async throws -> ProvisionOutput {
        let machine = try await machine(in: context)
        context.log("using \(machine.reach?.address ?? "this machine"): \(machine.summary)")
        return ProvisionOutput(machine: machine)
    }

    private func machine(in context: StepContext) async throws -> Machine {
        if let reach = parameters.reach { return try await visitor.machine(reach, in: context) }
        guard parameters.near != .local else { return try Machine.thisOne() }
        let provider = try await failingAsStep { try machines.provider(named: parameters.near) }
        let size = parameters.created.size ?? provider.traits.usualSize
        if provider.traits.isBurstable(size) {
            context.announce(
                "\(size) is lent its processors only now and then: what is measured from it drifts"
            )
        }
        return try await MachineCreation(
            provider: provider,
            parameters: parameters.created,
            visitor: visitor,
            tools: tools
        )
        .machine(in: context)
    }

    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        guard mapping.isKnown("near", "address") else {
            forecast.resources = nil
            return forecast
        }
        guard parameters.reach == nil, parameters.near != .local else { return forecast }
        guard let provider = machines[parameters.near] else {
            mapping.requires(
                Requirement(
                    .feature,
                    "client machines near '\(parameters.near)'",
                    remedy: "this version has \(known); `address` takes a machine of yours"
                ),
                for: "near"
            )
            return forecast
        }
        // Whether we may work there is found out before anything is created.
        mapping.requires(
            Requirement(
                .provider,
                parameters.near.rawValue,
                remedy: "this version has \(known); `address` takes a machine of yours"
            ),
            for: "near"
        )
        let place = parameters.near.rawValue
        forecast.uses = [Forecast.Use(ProviderUse.machines.rawValue, of: place)]
        forecast.costs = costs(provider.traits, mapping)
        let size = parameters.created.size ?? provider.traits.usualSize
        let resource = Forecast.Resource(kind: "machine \(size)", place: place, count: 1)
        forecast.resources = [resource]
        return forecast
    }

    private var known: String {
        (["local"] + machines.names.map(\.rawValue)).map { "`near: \($0)`" }
            .joined(separator: ", ")
    }
}

extension Machine {
    /// What it is, for a log.
    fileprivate var summary: String { "\(hostName), \(cores) cores, \(memory)" }
}
