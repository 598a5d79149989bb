import FaaS
import FoundationEssentials
import Pipeline
import Values

/// Creates a machine near a provider, under leases, and waits until steps can run on it.
struct MachineCreation: Sendable {
    /// How long a machine may take to run and to answer.
    private static let patience = Duration.seconds(600)
    private static let pause = Duration.seconds(3)

    let provider: any MachineProvider
    let parameters: MachineParameters
    let visitor: MachineVisitor
    let tools: ProgramTools

    func machine(in context: StepContext) async throws -> Machine {
        let keys = try await MachineKeys.make(in: context.folder, with: tools)
        let spec = MachineSpec(
            size: parameters.size,
            publicKey: keys.publicKey,
            hostKey: keys.hostKey,
            lifetime: parameters.lifetime,
            reachableFrom: parameters.reachableFrom
        )
        var foundations: [ResourceRecord] = []
        for foundation in provider.foundations(for: spec) {
            foundations.append(try await create(foundation, for: spec, in: context))
        }
        let record = try await create(spec, on: foundations, in: context)
        let created = try await runningMachine(record, in: context)
        return try await answeringMachine(reach(created, keys), in: context)
    }

    private func reach(_ machine: CreatedMachine, _ keys: MachineKeys) -> MachineReach {
        MachineReach(
            address: "\(machine.user)@\(machine.address ?? "")",
            identity: keys.identity,
            hostKeys: [keys.hostKey.publicKey],
            patience: Double(parameters.patience.nanoseconds) / 1e9
        )
    }

    private func create(
        _ foundation: FoundationSpec,
        for spec: MachineSpec,
        in context: StepContext
    ) async throws -> ResourceRecord {
        let request = request(ProvidedResource.machineFoundation, foundation.kind, foundation.kind)
        let payload = try await context.lease(request) { lease in
            try await failingAsStep {
                let permit = ProvidedResource.permit(lease)
                return try ProvidedResource.payload(
                    try await provider.create(foundation, for: spec, permit: permit),
                    of: provider
                )
            }
        }
        return try ProvidedResource.record(payload)
    }

    private func create(
        _ spec: MachineSpec,
        on foundations: [ResourceRecord],
        in context: StepContext
    ) async throws -> ResourceRecord {
        let request = request(
            ProvidedResource.machine,
            ProvidedResource.machine.rawValue,
            "0"
        )
        let payload = try await context.lease(request) { lease in
            try await failingAsStep {
                let permit = ProvidedResource.permit(lease)
                let created = try await provider.create(spec, on: foundations, permit: permit)
                return try ProvidedResource.payload(created.record, of: provider)
            }
        }
        return try ProvidedResource.record(payload)
    }

    /// Should a creation never answer, what it created is found by its name and by its labels.
    private func request(
        _ lease: ResourceKind,
        _ kind: String,
        _ discriminator: String
    ) -> LeaseRequest {
        let (name, provider) = (provider.name, provider)
        return LeaseRequest(
            kind: lease,
            place: name.rawValue,
            discriminator: discriminator
        ) { lease in
            try ProvidedResource.payload(
                ResourceRecord(
                    provider: name,
                    kind: kind,
                    name: lease.name,
                    attributes: lease.labels.filter { $0.key == ResourceLabel.lease }
                ),
                of: provider
            )
        }
    }
}

extension MachineCreation {
    /// Waits until the provider says that it runs, and where.
    private func runningMachine(
        _ record: ResourceRecord,
        in context: StepContext
    ) async throws -> CreatedMachine {
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            let machine = try await failingAsStep { try await provider.describe(record) }
            if let machine, machine.isRunning, machine.address != nil { return machine }
            try await context.clock.sleep(for: Self.pause)
        }
        throw StepFailure(
            code: .unavailable,
            message: "the machine '\(record.name)' did not run within \(Self.patience.text)"
        )
    }

    /// Waits until it lets us in, which is later than that it runs.
    private func answeringMachine(
        _ reach: MachineReach,
        in context: StepContext
    ) async throws -> Machine {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                try await visitor.wait(for: reach, in: context)
                return try await visitor.machine(reach, in: context)
            } catch let failure as StepFailure where failure.code == .connection {
                guard ContinuousClock.now < deadline else { throw failure }
                try await context.clock.sleep(for: Self.pause)
            }
        }
    }
}
