import ArgumentParser
import Pipeline

/// Describes the kinds of step.
struct StepsCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "steps",
        abstract: "List the kinds of step, or describe one: its keys, defaults and outputs."
    )

    @Argument(help: "A kind of step.")
    var kind: String?

    func run(in composition: Composition) async throws -> ExitStatus {
        let catalog = composition.catalog()
        guard let kind else {
            let all = catalog.kinds.compactMap { catalog.describe($0) }
            composition.output.write(StepPage.list(all))
            return .succeeded
        }
        guard let description = catalog.describe(StepKind(rawValue: kind)) else {
            let kinds = catalog.kinds.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no step '\(kind)'; there are \(kinds)")
        }
        composition.output.write(StepPage(description).text)
        return .succeeded
    }
}
