import Foundation
import Pipeline
import Testing

@testable import StellarImport

/// Files that are not ours to ship: `STELLAR_EXPERIMENTS` names a folder of them, and
/// `STELLAR_NORMALISED` one of the same names with what STeLLAR's own loader makes of each.
@Suite(.enabled(if: ForeignExperiment.folder != nil)) struct `Each of STeLLAR's own files` {
    @Test(arguments: ForeignExperiment.all)
    func `is imported as its own loader reads it, and is valid`(file: ForeignExperiment) throws {
        let source = try SourceText.load(file: file.path, shownAs: file.name)
        let (found, diagnostics) = ExperimentFile.read(source)
        let experiment = try #require(found, "\(DiagnosticRenderer().render(diagnostics))")
        if let normalised = file.normalised {
            #expect(try experiment.json == String(contentsOfFile: normalised, encoding: .utf8))
        }
        let text = ExperimentPipeline(experiment, file: file.name).text
        let (plan, mistakes) = Language.check(text)
        #expect(plan != nil, "\(DiagnosticRenderer().render(mistakes))")
    }
}

/// A file of the folder that the environment names.
struct ForeignExperiment: Sendable, CustomStringConvertible {
    let name: String

    var description: String { name }

    static let folder = ProcessInfo.processInfo.environment["STELLAR_EXPERIMENTS"]

    static let all: [ForeignExperiment] = {
        let paths = folder.flatMap { FileManager.default.enumerator(atPath: $0) }?
            .compactMap { $0 as? String }
        return (paths ?? []).filter { $0.hasSuffix(".json") }.sorted().map(ForeignExperiment.init)
    }()

    var path: String { "\(Self.folder ?? "")/\(name)" }

    var normalised: String? {
        ProcessInfo.processInfo.environment["STELLAR_NORMALISED"].map { "\($0)/\(name)" }
    }
}
