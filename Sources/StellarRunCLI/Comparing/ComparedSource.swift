import FoundationEssentials
import Pipeline
import Results

/// What somebody named to be compared: a run, the folder of one, a summary, or a file of samples or
/// of a load.
struct ComparedSource {
    let name: String
    /// The folder that keeps runs.
    let state: String

    /// The results, with their samples where those are at hand.
    ///
    /// - Throws: An `EnvironmentFailure` when there is no such thing, or it cannot be read.
    func results() throws -> [MeasuredResult] {
        do throws(ResultsFailure) {
            if name.hasSuffix(".csv") {
                return try MeasuredResult.results(inFile: name)
            }
            let folder = try folder()
            let path = name.hasSuffix(".json") ? name : "\(folder)/summary.json"
            let summary = try RunSummary(path: path)
            let measured = Dictionary(grouping: summary.results.map(\.identity)) {
                $0.folderInstance
            }
            var ledgers: [String: SampleLedger] = [:]
            for (instance, identities) in measured {
                ledgers[instance] = try ledger(of: identities, by: instance, in: folder)
            }
            return summary.results.map {
                MeasuredResult($0, in: ledgers[$0.identity.folderInstance])
            }
        } catch {
            throw EnvironmentFailure(message: error.message)
        }
    }

    /// The folder of the run.
    private func folder() throws(ResultsFailure) -> String {
        if name.hasSuffix(".json") {
            return URL(filePath: name).deletingLastPathComponent().path
        }
        for folder in [name, "\(state)/runs/\(name)"] where Self.exists("\(folder)/summary.json") {
            return folder
        }
        throw ResultsFailure(
            .unreadable,
            "'\(name)' is neither a run in \(state) that came to its end, nor the folder of one, "
                + "nor a summary.json, a samples.csv or what 'load --csv' writes"
        )
    }

    private func ledger(
        of identities: [ResultIdentity],
        by instance: String,
        in folder: String
    ) throws(ResultsFailure) -> SampleLedger? {
        guard let instance = InstanceID(instance) else { return nil }
        let path = "\(folder)/\(instance.folder)/samples.csv"
        return Self.exists(path) ? try SampleReader(path: path).ledger(of: identities) : nil
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }
}
