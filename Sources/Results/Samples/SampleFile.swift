import Foundation

/// All that a `samples.csv` holds, where its size is known not to matter.
package struct SampleFile: Sendable, Hashable {
    /// The rows, in the order in which they were written.
    package let samples: [Sample]
    /// What the reader had to leave out, as a sentence; `nil` when nothing.
    package let note: String?

    /// Reads a file, also one whose writer was killed: its last row is left out if it is torn.
    ///
    /// - Throws: A ``ResultsFailure`` when the file cannot be read, has other columns, or is
    ///   damaged anywhere else than in a torn last row.
    package init(path: String) throws(ResultsFailure) {
        var samples: [Sample] = []
        note = try SampleReader(path: path).read { samples.append($0) }
        self.samples = samples
    }

    init(_ text: String, path: String) throws(ResultsFailure) {
        var lines = SampleLines(path: path)
        var samples: [Sample] = []
        try lines.feed(Data(text.utf8)) { samples.append($0) }
        note = try lines.finish()
        self.samples = samples
    }
}
