import Pipeline

struct ProvisionOutput: StepOutput {
    var machine: Machine

    static let outputs = [
        OutputDeclaration("machine", .opaque("machine"), "the machine, for `runs-on`")
    ]
}
