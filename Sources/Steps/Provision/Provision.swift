import Pipeline

/// Makes a client machine near a provider ready to run steps.
///
/// This machine is always ready; machines in a cloud come with their cloud.
struct Provision: PipelineStep {
    typealias Parameters = ProvisionParameters

    static let kind: StepKind = "provision"
    static let effect = Effect.idempotent
    static let summary = "prepares a client machine near a provider; near `local`, this machine"

    let parameters: ProvisionParameters

    func run(in context: StepContext) async throws -> ProvisionOutput {
        let machine = try Machine.thisOne()
        context.log(
            "using this machine: \(machine.hostName), \(machine.cores) cores, \(machine.memory)"
        )
        return ProvisionOutput(machine: machine)
    }
}
