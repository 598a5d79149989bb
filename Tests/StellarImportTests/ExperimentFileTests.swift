import Foundation
import Pipeline
import Testing

@testable import StellarImport

@Suite struct `An experiment file` {
    private func read(_ text: String) -> (experiment: ExperimentFile?, diagnostics: [Diagnostic]) {
        ExperimentFile.read(SourceText(file: "e.json", text: text))
    }

    /// A file with one sub-experiment that has what every one needs, and further fields.
    private func part(_ fields: String) throws -> SubExperiment {
        let text = #"{"SubExperiments": [{"Bursts": 1, "BurstSizes": [1], \#(fields)}]}"#
        let (experiment, diagnostics) = read(text)
        let errors = diagnostics.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(DiagnosticRenderer().render(errors))")
        return try #require(experiment?.subExperiments.first)
    }

    @Test func `has the defaults of STeLLAR's loader`() throws {
        let (experiment, diagnostics) = read(
            #"{"SubExperiments": [{"Bursts": 2, "BurstSizes": [3], "DesiredServiceTimes": ["0ms"]}]}"#
        )
        #expect(diagnostics.isEmpty)
        #expect(
            experiment?.json == """
                {
                  "Sequential": false,
                  "Provider": "aws",
                  "Runtime": "python3.9",
                  "SubExperiments": [
                    {
                      "ID": 0,
                      "Title": "",
                      "Bursts": 2,
                      "BurstSizes": [
                        3
                      ],
                      "PayloadLengthBytes": 0,
                      "IATSeconds": 0,
                      "DesiredServiceTimes": [
                        "0ms"
                      ],
                      "IATType": "stochastic",
                      "PackageType": "Zip",
                      "Parallelism": 1,
                      "Visualization": "cdf",
                      "Function": "hellopy",
                      "FunctionMemoryMB": 128,
                      "FunctionImageSizeMB": 0,
                      "DataTransferChainLength": 1,
                      "StorageTransfer": false,
                      "Handler": "main.lambda_handler",
                      "Runtime": "python3.9",
                      "SnapStartEnabled": false,
                      "CPUBoostEnabled": false,
                      "PackagePattern": "**",
                      "BusySpinIncrements": null,
                      "Endpoints": null,
                      "Routes": null
                    }
                  ]
                }

                """
        )
    }

    @Test func `takes a zero and an empty text for left out`() throws {
        let part = try part(
            #""Parallelism": 0, "FunctionMemoryMB": 0, "IATType": "", "Function": "", "Runtime": """#
        )
        #expect(part.parallelism == 1)
        #expect(part.functionMemoryMB == 128)
        #expect(part.iatType == "stochastic")
        #expect(part.function == "hellopy")
        #expect(part.runtime == "python3.9")
    }

    @Test(arguments: ["Parallelism", "parallelism", "PARALLELISM", "paralleliſm"])
    func `compares keys without regard to case`(key: String) throws {
        #expect(try part(#""\#(key)": 4"#).parallelism == 4)
    }

    @Test func `keeps the last of several values, and null changes nothing`() throws {
        #expect(try part(#""Title": "a", "title": "b", "TITLE": null"#).title == "b")
        #expect(try part(#""Title": null"#).title == "")
    }

    @Test func `inherits the runtime`() throws {
        let (experiment, _) = read(
            """
            {"Runtime": "go1.x", "SubExperiments": [
              {"Bursts": 1, "BurstSizes": [1]},
              {"Bursts": 1, "BurstSizes": [1], "Runtime": "java11"}]}
            """
        )
        #expect(experiment?.subExperiments.map(\.runtime) == ["go1.x", "java11"])
    }

    @Test(arguments: [
        "1.0", "1e3", #""1""#, "true", "[1]", "{}", "9223372036854775808",
    ])
    func `has whole numbers only where Go takes them`(value: String) {
        let text = #"{"SubExperiments": [{"Bursts": \#(value), "BurstSizes": [1]}]}"#
        let (experiment, diagnostics) = read(text)
        #expect(experiment == nil)
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.message.hasPrefix("'Bursts' ") == true)
    }

    @Test(arguments: [
        ("{}", "'SubExperiments' holds no sub-experiment"),
        (#"{"SubExperiments": []}"#, "'SubExperiments' holds no sub-experiment"),
        ("null", "'SubExperiments' holds no sub-experiment"),
        ("[]", "an experiment must be an object, not a list"),
        (#"{"SubExperiments": 5}"#, "'SubExperiments' must be a list, not the number 5"),
    ])
    func `must hold an experiment`(text: String, message: String) {
        let (experiment, diagnostics) = read(text)
        #expect(experiment == nil)
        #expect(diagnostics.first?.message == message)
    }

    @Test func `that is wrong in many ways is told all of them, with their places`() throws {
        let (experiment, diagnostics) = try OwnExperiment(name: "mistakes").read()
        #expect(experiment == nil)
        let text = DiagnosticRenderer().render(diagnostics)
        let place = OwnExperiment.folder.appending(path: "Experiments/mistakes.txt")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: place)
        }
        #expect(try text == OwnExperiment.text(of: "Experiments/mistakes.txt"))
    }
}
