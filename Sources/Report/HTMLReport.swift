import Foundation
package import Results

/// A run as one page that needs nothing else: no script, no font, no request to anywhere.
package struct HTMLReport: Sendable {
    private let summary: RunSummary
    private let ledgers: [String: SampleLedger]
    private let tool: String

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - summary: The run.
    ///   - ledgers: The samples of each instance that measured, counted, by its name; a result
    ///     without any has its numbers but no curve.
    ///   - tool: The name and version of this program.
    package init(summary: RunSummary, ledgers: [String: SampleLedger], tool: String) {
        self.summary = summary
        self.ledgers = ledgers
        self.tool = tool
    }

    /// The whole page.
    package var html: String {
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(summary.pipeline) \u{B7} \(summary.run)</title>
            <style>\(PageStyle.markup)</style>
            </head>
            <body>
            \(header)
            <main>
            \(families.map(\.markup))\(FailureSection(failures: summary.failed).markup)
            </main>
            \(Provenance(summary: summary, tool: tool).markup)
            </body>
            </html>

            """
        return page.text
    }

    /// Writes the page in one step: a reader sees the old one or the new one, never a part.
    ///
    /// - Parameter path: Where the page goes; its folder must exist.
    /// - Throws: A `ResultsFailure` when the file cannot be written.
    package func write(to path: String) throws(ResultsFailure) {
        do {
            try Data(html.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw ResultsFailure(
                .unwritable,
                "cannot write '\(path)': \(error.localizedDescription)"
            )
        }
    }

    private var header: HTML {
        let verdict = RunVerdict(summary: summary)
        return """
            <header>
            <p class="run">\(summary.run)</p>
            <h1>\(summary.pipeline)</h1>
            <p class="verdict"><span class="state \(verdict.isGood ? "good" : "bad")">\
            \(summary.state)</span> \(verdict.sentence)</p>
            </header>
            """
    }

    private var families: [FamilySection] {
        ResultFamily.families(of: summary.results).map {
            FamilySection(family: $0, ledgers: ledgers)
        }
    }
}
