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
        var samples: [String: [Sample]] = [:]
        for name in Set(summary.results.map(\.identity.folderInstance)) {
            guard let instance = InstanceID(name) else { continue }
            let path = "\(folder)/\(instance.folder)/samples.csv"
            do throws(ResultsFailure) {
                samples[name] = try SampleFile(path: path).samples
            } catch {
                errors.write("warning: \(error.message)\n")
            }
        }
        return HTMLReport(
            summary: summary,
            samples: samples,
            tool: "stellar-run \(StellarRun.version)"
        )
    }
}
