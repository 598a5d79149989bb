import Foundation

/// What a `samples.csv` holds.
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
        try self.init(try Self.text(at: path), path: path)
    }

    /// Reads a file whose writer may have been killed before its heading was whole; `nil` then.
    package init?(partialAt path: String) throws(ResultsFailure) {
        let text = try Self.text(at: path)
        guard !SampleRow.heading.hasPrefix(text) else { return nil }
        try self.init(text, path: path)
    }

    /// Whether a text starts as a file of samples does.
    static func begins(_ text: String) -> Bool { text.hasPrefix(SampleRow.heading) }

    static func text(at path: String) throws(ResultsFailure) -> String {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw ResultsFailure(
                .unreadable,
                "cannot read '\(path)': \(error.localizedDescription)"
            )
        }
    }

    init(_ text: String, path: String) throws(ResultsFailure) {
        guard Self.begins(text) else {
            throw ResultsFailure(.malformed, "'\(path)' does not start like a file of samples")
        }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        // After the last line feed comes nothing, or what a killed writer left of its last row.
        let torn = lines.removeLast()
        var samples: [Sample] = []
        for (index, line) in lines.enumerated().dropFirst(2) {
            do throws(ResultsFailure) {
                samples.append(try SampleRow.decode(Substring(line)))
            } catch {
                throw ResultsFailure(.malformed, "'\(path)', line \(index + 1): \(error.message)")
            }
        }
        self.samples = samples
        note = torn.isEmpty ? nil : "the last row of '\(path)' was cut short and is left out"
    }
}
