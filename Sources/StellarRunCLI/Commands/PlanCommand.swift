import ArgumentParser
import Pipeline

/// Shows what a run would do.
struct PlanCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what a run would do: its instances and who waits for whom."
    )

    @OptionGroup var pipeline: PipelineOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var diagnostics: DiagnosticOptions

    @Flag(help: "Print the plan as JSON.")
    var json = false

    func run(in composition: Composition) async throws -> ExitStatus {
        let catalog = composition.catalog()
        let whole = composition.plan(
            pipeline.file,
            values: pipeline.values,
            catalog: catalog,
            format: diagnostics.format
        )
        guard let whole else { return .invalidPipeline }
        let plan = try selection.patterns.selection().part(of: whole)
        composition.output.write(json ? try PlanEncoding(plan).json() + "\n" : PlanText(plan).text)
        let problems = composition.problems(of: plan)
        for problem in problems { composition.errors.write("error: \(problem)\n") }
        return problems.isEmpty ? .succeeded : .environment
    }
}
