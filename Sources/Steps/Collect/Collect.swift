import FoundationEssentials
import Pipeline
import Results
import Values

/// Computes the numbers anew from the samples on disk, and writes them down.
struct Collect: PipelineStep {
    typealias Parameters = CollectParameters

    static let kind: StepKind = "collect"
    static let effect = Effect.idempotent
    static let summary = "computes the numbers from the samples and writes them to files"

    let parameters: CollectParameters

    func run(in context: StepContext) async throws -> CollectOutput {
        let sets = parameters.samples.compactMap(\.self)
        let missing = parameters.samples.count - sets.count
        if missing > 0 { context.log("\(missing) of \(parameters.samples.count) are missing") }
        guard !sets.isEmpty else {
            throw StepFailure(code: .invalid, message: "there is nothing to collect")
        }
        let results = try sets.flatMap { set in set.results(of: try read(set, in: context)) }
        let table = ResultTable(results).description
        context.log("\(results.count) results, \(results.filter { !$0.isValid }.count) suspect")
        try write(results, table: table, to: context.folder)
        return CollectOutput(
            summary: results,
            missing: missing,
            report: "\(context.runFolder)/report.html"
        )
    }

    private func read(_ set: SampleSet, in context: StepContext) throws -> [Sample] {
        do throws(ResultsFailure) {
            let file = try SampleFile(path: set.path)
            if let note = file.note { context.log(note) }
            return file.samples
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    private func write(_ results: [ResultSummary], table: String, to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(results).write(
            to: URL(filePath: "\(folder)/results.json"),
            options: .atomic
        )
        try Data(table.utf8).write(to: URL(filePath: "\(folder)/results.txt"), options: .atomic)
    }
}
