import Pipeline
import Testing
import Values

@testable import StellarImport

@Suite struct `Experiments that are wrong anywhere` {
    /// Pieces that matter to JSON, to fields or to YAML.
    private static let pieces = [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-", "0", "1e9", "99999999999",
        "0.3", "${{", "\\u0000", "\\ud800", "\n", "é", "#", "'", "\"Bursts\": 3,", "/", " ", "-1s",
    ]

    /// Puts, takes away and repeats pieces at random places.
    private func mutated(_ text: String, using random: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<scalars.count, using: &random)
            let piece = Self.pieces.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<3, using: &random) {
            case 0: scalars.insert(contentsOf: piece.unicodeScalars, at: place)
            case 1: scalars.removeSubrange(place..<min(place + 5, scalars.count))
            default: scalars[place] = piece.unicodeScalars.first ?? " "
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test(arguments: OwnExperiment.good)
    func `are told so, or become a pipeline that is valid`(own: OwnExperiment) throws {
        let text = try OwnExperiment.text(of: "Experiments/\(own.name).json")
        var random = SeededGenerator(seed: 7, for: own.name)
        var accepted = 0
        for _ in 0..<400 {
            let json = mutated(text, using: &random)
            let source = SourceText(file: "e.json", text: json)
            let (experiment, diagnostics) = ExperimentFile.read(source)
            guard let experiment else {
                #expect(diagnostics.contains { $0.severity == .error }, "\(json)")
                continue
            }
            accepted += 1
            let pipeline = ExperimentPipeline(experiment, file: "e.json").text
            let (plan, mistakes) = Language.check(pipeline)
            #expect(plan != nil, "\(json)\n\(DiagnosticRenderer().render(mistakes))")
        }
        #expect(accepted > 20)
    }
}
