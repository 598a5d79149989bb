import FaaS
import Foundation
import NoWeb
import Pipeline
import Steps
import Values

@testable import StellarImport

/// An experiment file that was written for these tests.
struct OwnExperiment: Sendable, CustomStringConvertible {
    let name: String

    var description: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// Those that are imported.
    static let good = ["announced", "bursts", "chains", "host"].map(OwnExperiment.init)

    /// What stands in a file beside these tests.
    static func text(of path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func read() throws -> (experiment: ExperimentFile?, diagnostics: [Diagnostic]) {
        let text = try Self.text(of: "Experiments/\(name).json")
        return ExperimentFile.read(SourceText(file: "\(name).json", text: text))
    }
}

/// The language as it ships.
enum Language {
    static let catalog = StepCatalog.builtin(
        providers: ProviderRegistry([]),
        web: NoWeb(),
        now: { 0 }
    )

    /// Checks the text of a pipeline.
    static func check(_ text: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let planner = Planner(
            catalog: catalog,
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        )
        return planner.check(file: "imported.yml")
    }
}
