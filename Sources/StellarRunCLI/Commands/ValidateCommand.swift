import ArgumentParser
import Pipeline

/// Checks a pipeline without touching anything else.
struct ValidateCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a pipeline: exit status 0, or 3 and every mistake at once.",
        discussion: """
            People read mistakes on standard error. In a format for programs they are the result, \
            on standard output; nothing found is said there, too.
            """
    )

    @Argument(help: "The pipeline's file.")
    var file: String

    @OptionGroup var diagnostics: DiagnosticOptions

    func run(in composition: Composition) async throws -> ExitStatus {
        let planner = composition.planner(composition.catalog())
        let (plan, found) = planner.check(file: file)
        show(found, in: composition)
        guard !found.contains(where: { $0.severity == .error }) else {
            return .invalidPipeline
        }
        // What this version or this machine lacks is no mistake of the pipeline.
        if let plan {
            for problem in composition.problems(of: plan) {
                composition.errors.write("warning: \(problem)\n")
            }
        }
        return .succeeded
    }

    private func show(_ found: [Diagnostic], in composition: Composition) {
        let format = diagnostics.format
        guard format != .text else { return composition.show(found) }
        composition.output.write(format.render(found, version: StellarRun.version))
    }
}
