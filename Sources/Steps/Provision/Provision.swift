import Pipeline
import Values

/// Makes a client machine near a provider ready to run steps, or one that is there already.
///
/// This machine is always ready; machines in a cloud come with their cloud.
struct Provision: PipelineStep {
    typealias Parameters = ProvisionParameters

    static let kind: StepKind = "provision"
    static let effect = Effect.idempotent
    static let summary = "prepares a client machine near a provider, or one of yours, to run steps"

    let parameters: ProvisionParameters
    let visitor: MachineVisitor

    func run(in context: StepContext) async throws -> ProvisionOutput {
        guard let reach = parameters.reach else {
            let machine = try Machine.thisOne()
            context.log("using this machine: \(machine.summary)")
            return ProvisionOutput(machine: machine)
        }
        let machine = try await visitor.machine(reach, in: context)
        context.log("using \(reach.address): \(machine.summary)")
        return ProvisionOutput(machine: machine)
    }
}

extension Machine {
    /// What it is, for a log.
    fileprivate var summary: String { "\(hostName), \(cores) cores, \(memory)" }
}
