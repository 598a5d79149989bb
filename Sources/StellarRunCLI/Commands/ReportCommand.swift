import ArgumentParser
import FoundationEssentials
import Pipeline
import Results

/// Makes the page of a run anew and says where it is.
struct ReportCommand: StellarCommand, StatefulCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print the results of a run and make its page."
    )

    @Argument(help: "The run's name.")
    var run: String

    @OptionGroup var state: StateOptions

    @Flag(help: "Print the summary as JSON.")
    var json = false

    var subject: String? { run }

    func run(in composition: Composition) async throws -> ExitStatus {
        guard let run = RunID(run) else {
            throw ValidationError("'\(run)' cannot be the name of a run")
        }
        let folder = "\(state.path)/runs/\(run)"
        guard FileManager.default.fileExists(atPath: "\(folder)/summary.json") else {
            throw EnvironmentFailure(
                message: "run '\(run)' has no summary in \(state.path): nobody knows it, or it "
                    + "did not come to its end"
            )
        }
        let summary: RunSummary
        do throws(ResultsFailure) {
            summary = try RunSummary(path: "\(folder)/summary.json")
        } catch {
            throw EnvironmentFailure(message: error.message)
        }
        let report = RunReport(folder: folder, summary: summary)
        report.write(warningsTo: composition.errors)
        if json {
            composition.output.write(String(decoding: try summary.json, as: UTF8.self))
        } else {
            let table = ResultTable(summary.results, width: composition.output.width)
            composition.output.write("\(run): \(summary.state)\n\(table)\(report.path)\n")
        }
        return .succeeded
    }
}
