import FoundationEssentials
import Pipeline
import Report
import Results

/// The page of a run, made from what lies in its folder.
struct RunReport {
    /// The run's folder.
    let folder: String
    let summary: RunSummary

    /// Where the page is.
    var path: String { "\(folder)/report.html" }

    /// Writes the page; a run is what it is without one, so problems are only warned about.
    func write(warningsTo errors: any TextOutput) {
        do throws(ResultsFailure) {
            try page(warningsTo: errors).write(to: path)
        } catch {
            errors.write("warning: \(error.message)\n")
        }
    }

    private func page(warningsTo errors: any TextOutput) -> HTMLReport {
        var ledgers: [String: SampleLedger] = [:]
        let measured = Dictionary(grouping: summary.results.map(\.identity), by: \.folderInstance)
        for (name, identities) in measured {
            guard let instance = InstanceID(name) else { continue }
            let path = "\(folder)/\(instance.folder)/samples.csv"
            do throws(ResultsFailure) {
                ledgers[name] = try SampleReader(path: path).ledger(of: identities)
            } catch {
                errors.write("warning: \(error.message)\n")
            }
        }
        return HTMLReport(
            summary: summary,
            ledgers: ledgers,
            tool: "stellar-run \(StellarRun.version)"
        )
    }
}
