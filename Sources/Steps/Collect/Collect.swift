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
    let web: any HTTPExchange
    /// The time of day, in seconds since 1970.
    let now: @Sendable () -> Double
    let zone: @Sendable () -> TimeZone

    func run(in context: StepContext) async throws -> CollectOutput {
        let missing = parameters.samples.count { $0 == nil }
        if missing > 0 { context.log("\(missing) of \(parameters.samples.count) are missing") }
        guard missing < parameters.samples.count else {
            throw StepFailure(code: .invalid, message: "there is nothing to collect")
        }
        let results = try parameters.samples.compactMap(\.self).flatMap { set in
            set.results(in: try ledger(of: set, in: context))
        }
        let table = ResultTable(results).description
        context.log("\(results.count) results, \(results.filter { !$0.isValid }.count) suspect")
        try write(results, table: table, to: context.folder)
        if let stellar = parameters.stellar {
            try await export(as: stellar, in: context)
        }
        return CollectOutput(
            summary: results,
            missing: missing,
            report: "\(context.runFolder)/report.html"
        )
    }

    private func export(
        as stellar: StellarParameters,
        in context: StepContext
    ) async throws {
        // A row of STeLLAR's needs its whole sample.
        let measured = try parameters.samples.map { set in
            try set.map { MeasuredSet(set: $0, samples: try samples(of: $0)) }
        }
        let day = Date(timeIntervalSince1970: now())
        let export = StellarExport(measured, titles: stellar.titles, on: day, in: zone())
        let start = Int(await context.history().startedAt)
        let folder = stellar.folder(of: context) + "/\(start)"
        try export.write(to: folder)
        context.log("wrote \(export.folders.count) folders as STeLLAR's to \(folder)")
        for note in export.notes { context.log(note) }
        guard let address = stellar.records else { return }
        for record in export.records {
            try await WebPost(web: web).send(Array(record.utf8), to: address)
        }
        context.log("posted \(export.records.count) records")
    }

    private func ledger(of set: SampleSet, in context: StepContext) throws -> SampleLedger {
        var ledger = set.emptyLedger
        do throws(ResultsFailure) {
            let note = try SampleReader(path: set.path).read { ledger.add($0) }
            if let note { context.log(note) }
            return ledger
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    private func samples(of set: SampleSet) throws -> [Sample] {
        do throws(ResultsFailure) {
            return try SampleFile(path: set.path).samples
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
