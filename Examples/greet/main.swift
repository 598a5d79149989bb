import Pipeline
import StellarRunCLI

struct Greet: PipelineStep {
    struct Parameters: StepParameters {
        var name: String
        init(reading mapping: inout MappingReader) {
            name = mapping.required("name", .text, "who is greeted")
        }
    }
    struct Output: StepOutput {
        var greeting: String
        static let outputs = [OutputDeclaration("greeting", .text, "what was said")]
    }
    static let kind: StepKind = "greet"
    static let effect = Effect.pure
    static let summary = "greets somebody"

    let parameters: Parameters

    func run(in context: StepContext) async throws -> Output {
        context.log("greeting \(parameters.name)")
        return Output(greeting: "hello, \(parameters.name)")
    }
}

await StellarRun.main { catalog in
    catalog.register(Greet.self) { Greet(parameters: $0) }
}
