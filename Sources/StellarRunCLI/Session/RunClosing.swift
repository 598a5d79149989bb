import Pipeline
import Results

/// The last words of a run: the table of results, how it ended, and where everything is.
struct RunClosing {
    let summary: RunSummary
    let outcome: RunOutcome
    let folder: String

    func show(in composition: Composition, stateFolder: String) {
        let table = ResultTable(summary.results, width: composition.output.width).description
        if !table.isEmpty { composition.output.write(table) }
        let receipt = outcome.receipt
        composition.errors.write(
            "\(summary.run) \(summary.state): created \(receipt.created), "
                + "removed \(receipt.removed), already gone \(receipt.alreadyGone), "
                + "left \(receipt.left.count)\n"
        )
        if !summary.results.isEmpty {
            composition.errors.write("report: \(folder)/report.html\n")
        }
        if !receipt.left.isEmpty {
            composition.errors.write(
                "to remove what is left, type\n"
                    + "    stellar-run teardown \(summary.run) --state \(stateFolder)"
                    + composition.settlingOptions + "\n"
            )
        }
    }
}
