import Pipeline
import StellarRunCLI

/// Does nothing, so that only the engine's own work is left to measure.
struct Noop: PipelineStep {
    struct Parameters: StepParameters {
        init(reading mapping: inout MappingReader) {}
    }
    struct Output: StepOutput {
        static let outputs: [OutputDeclaration] = []
    }
    static let kind: StepKind = "noop"
    static let effect = Effect.pure
    static let summary = "does nothing"

    let parameters: Parameters

    func run(in context: StepContext) async throws -> Output { Output() }
}

await StellarRun.main { catalog in
    catalog.register(Noop.self) { Noop(parameters: $0) }
}
