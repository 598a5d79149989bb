import ArgumentParser
import Pipeline

/// Checks pipelines without touching anything else.
struct ValidateCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check pipelines: exit status 0, or 3 and every mistake at once.",
        discussion: """
            People read mistakes on standard error. In a format for programs they are the result, \
            on standard output; nothing found is said there, too.
            """
    )

    @Argument(help: "The files of one or more pipelines.")
    var files: [String]

    @OptionGroup var diagnostics: DiagnosticOptions

    func run(in composition: Composition) async throws -> ExitStatus {
        let planner = composition.planner(composition.catalog())
        var (found, lacking): ([Diagnostic], [String]) = ([], [])
        for file in files {
            let (plan, mistakes) = planner.check(file: file)
            // Pipelines that use the same other one have its mistakes in common.
            found += mistakes.filter { !found.contains($0) }
            guard let plan, !mistakes.contains(where: { $0.severity == .error }) else { continue }
            lacking += composition.problems(of: plan).filter { !lacking.contains($0) }
        }
        show(found, in: composition)
        // What this version or this machine lacks is no mistake of a pipeline.
        for problem in lacking { composition.errors.write("warning: \(problem)\n") }
        return found.contains { $0.severity == .error } ? .invalidPipeline : .succeeded
    }

    private func show(_ found: [Diagnostic], in composition: Composition) {
        let format = diagnostics.format
        guard format != .text else { return composition.show(found) }
        composition.output.write(format.render(found, version: StellarRun.version))
    }
}
