import ArgumentParser
import Pipeline

/// Explains what is wrong with a pipeline.
struct ExplainCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "List the codes of mistakes, or explain one: a wrong and a right pipeline."
    )

    @Argument(help: "A code, such as SR0405.")
    var code: String?

    func run(in composition: Composition) async throws -> ExitStatus {
        guard let code else {
            composition.output.write(ExplanationPage.list)
            return .succeeded
        }
        guard let known = DiagnosticCode(rawValue: code.uppercased()) else {
            throw ValidationError("there is no code '\(code)'; \(suggestion(for: code))")
        }
        composition.output.write(ExplanationPage(known).text)
        return .succeeded
    }

    /// Only a code of the same group is close: digits alone mean nothing.
    private func suggestion(for code: String) -> String {
        let codes = DiagnosticCode.allCases.map(\.rawValue)
            .filter { $0.hasPrefix(code.uppercased().prefix(4)) }
        return Suggestion.closest(to: code, among: codes).map { "did you mean '\($0)'?" }
            ?? "'stellar-run explain' lists all of them"
    }
}
