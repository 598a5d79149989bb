import ArgumentParser
import Pipeline

/// Checks a pipeline without touching anything else.
struct ValidateCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a pipeline: exit status 0, or 3 and every mistake at once."
    )

    @Argument(help: "The pipeline's file.")
    var file: String

    func run(in composition: Composition) async throws -> ExitStatus {
        let planner = composition.planner(composition.catalog())
        let diagnostics = planner.validate(file: file)
        composition.show(diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            return .invalidPipeline
        }
        // What this version or this machine lacks is no mistake of the pipeline.
        if let plan = planner.plan(file: file).plan {
            for problem in composition.problems(of: plan) {
                composition.errors.write("warning: \(problem)\n")
            }
        }
        return .succeeded
    }
}
