import ArgumentParser
import Pipeline

/// Prints what editors need to complete and explain the keys of a pipeline.
struct SchemaCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of pipelines, for editors that complete and explain keys."
    )

    func run(in composition: Composition) async throws -> ExitStatus {
        composition.output.write(try PipelineSchema(composition.catalog()).json())
        return .succeeded
    }
}
