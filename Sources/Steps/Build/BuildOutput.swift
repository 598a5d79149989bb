import Pipeline

struct BuildOutput: StepOutput {
    var artifact: Artifact

    static let outputs = [
        OutputDeclaration("artifact", .opaque("artifact"), "the function, for `deploy`")
    ]
}
