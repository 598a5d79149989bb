import Pipeline

struct TeardownOutput: StepOutput {
    var receipt: Receipt

    static let outputs = [
        OutputDeclaration("receipt", .opaque("receipt"), "what was created, removed and left")
    ]
}
