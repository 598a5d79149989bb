import Pipeline
import Results

struct InvokeOutput: StepOutput {
    var samples: SampleSet
    var summary: [ResultSummary]

    static let outputs = [
        OutputDeclaration("samples", .opaque("samples"), "every request that was sent"),
        OutputDeclaration("summary", .opaque("summary"), "the numbers of each burst size"),
    ]
}
