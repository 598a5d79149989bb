import ArgumentParser
import Pipeline
import StellarImport

/// Turns an experiment of STeLLAR into a pipeline.
struct ImportCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn an experiment file of STeLLAR into a pipeline.",
        discussion: """
            The pipeline goes to standard output, with a comment at each place where STeLLAR does \
            something else than its file says. Mistakes go to standard error, all at once, and make \
            the exit status 3.
            """
    )

    @Argument(help: "The experiment's file, JSON as STeLLAR reads it.")
    var file: String

    @Flag(help: "Print what STeLLAR's own loader makes of the file, defaults included, as JSON.")
    var normalised = false

    @OptionGroup var diagnostics: DiagnosticOptions

    func run(in composition: Composition) async throws -> ExitStatus {
        let (experiment, found) = read()
        composition.show(found, as: diagnostics.format)
        guard let experiment else { return .invalidPipeline }
        let pipeline = ExperimentPipeline(experiment, file: file)
        composition.output.write(normalised ? experiment.json : pipeline.text)
        return .succeeded
    }

    private func read() -> (ExperimentFile?, [Diagnostic]) {
        do throws(UnreadableSource) {
            return ExperimentFile.read(try SourceText.load(file: file, shownAs: file))
        } catch {
            return (nil, [error.diagnostic])
        }
    }
}
