import Foundation
import Pipeline
import Testing

@testable import StellarImport

@Suite struct `The pipeline of an experiment` {
    private func pipeline(_ own: OwnExperiment) throws -> String {
        let (experiment, diagnostics) = try own.read()
        let found = DiagnosticRenderer().render(diagnostics)
        return ExperimentPipeline(
            try #require(experiment, "\(found)"),
            file: "folder/\(own.name).json"
        ).text
    }

    @Test(arguments: OwnExperiment.good)
    func `says what the experiment says, and where STeLLAR does not`(own: OwnExperiment) throws {
        let text = try pipeline(own)
        let place = OwnExperiment.folder.appending(path: "Pipelines/\(own.name).yml")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: place)
        }
        #expect(try text == OwnExperiment.text(of: "Pipelines/\(own.name).yml"))
    }

    @Test(arguments: OwnExperiment.good)
    func `is valid`(own: OwnExperiment) throws {
        let (plan, diagnostics) = Language.check(try pipeline(own))
        #expect(plan != nil)
        #expect(diagnostics.isEmpty, "\(DiagnosticRenderer().render(diagnostics))")
    }

    @Test func `needs what is announced, and is no mistake`() throws {
        let (plan, _) = Language.check(try pipeline(OwnExperiment(name: "announced")))
        let names = try #require(plan).requirements.map(\.requirement.name)
        #expect(
            Set(names).isSuperset(of: ["vhive", "function 'chameleon'", "javac"])
        )
    }
}

@Suite struct `A pipeline that was imported` {
    private func pipeline(_ fields: String) throws -> String {
        let json = #"{"SubExperiments": [{"Bursts": 1, "BurstSizes": [1], \#(fields)}]}"#
        let (experiment, _) = ExperimentFile.read(SourceText(file: "e.json", text: json))
        return ExperimentPipeline(try #require(experiment), file: "e.json").text
    }

    /// What JSON can say in a text, and what a title then is.
    @Test(arguments: [
        (#"a\"b\\c"#, #"a\"b\\c"#), ("# no: [comment] {}", "# no: [comment] {}"),
        ("${{ secrets.x }}", "$${{ secrets.x }}"), ("../../etc", ".._.._etc"),
        (#"two\nlines\u0000"#, "two_lines_"), ("日本 é", "日本 é"), (#"\ud83d\ude00"#, #"\U0001F600"#),
    ])
    func `is valid whatever its titles are`(json: String, yaml: String) throws {
        let text = try pipeline(#""Title": "\#(json)""#)
        #expect(text.contains("          - \"\(yaml)\"\n"))
        let (plan, diagnostics) = Language.check(text)
        #expect(plan != nil, "\(DiagnosticRenderer().render(diagnostics))")
    }

    @Test(arguments: ["my_function", "a b: c", "../mine", "NO"])
    func `builds functions of other names as they are called`(function: String) throws {
        let text = try pipeline(#""Function": "\#(function)""#)
        #expect(text.contains(#"with: { function: "\#(function)", runtime: python }"#))
        let (plan, diagnostics) = Language.check(text)
        #expect(plan != nil, "\(DiagnosticRenderer().render(diagnostics))")
    }

    @Test func `builds functions that are alike in separate steps`() throws {
        let json = """
            {"SubExperiments": [
              {"Bursts": 1, "BurstSizes": [1], "Function": "my_f"},
              {"Bursts": 1, "BurstSizes": [1], "Function": "my-f"},
              {"Bursts": 1, "BurstSizes": [1], "Function": "my_f"}]}
            """
        let (experiment, _) = ExperimentFile.read(SourceText(file: "e.json", text: json))
        let text = ExperimentPipeline(try #require(experiment), file: "e.json").text
        let artifacts = text.split(separator: "\n").filter { $0.contains("artifact:") }
            .compactMap { $0.split(separator: ".").dropFirst().first }
        #expect(artifacts == ["build-my-f-python", "build-my-f-python-1", "build-my-f-python"])
    }
}
