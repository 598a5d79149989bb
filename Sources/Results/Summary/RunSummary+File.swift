package import Foundation

extension RunSummary {
    /// Reads a `summary.json`.
    ///
    /// - Throws: A ``ResultsFailure`` when the file cannot be read or is of another version.
    package init(path: String) throws(ResultsFailure) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ResultsFailure(
                .unreadable,
                "cannot read '\(path)': \(error.localizedDescription)"
            )
        }
        do {
            self = try JSONDecoder().decode(RunSummary.self, from: data)
        } catch {
            throw ResultsFailure(.malformed, "'\(path)' is not a summary of a run: \(error)")
        }
        guard schema == 1 else {
            throw ResultsFailure(
                .malformed,
                "'\(path)' has version \(schema); this program reads 1"
            )
        }
    }

    /// The text of the file: keys in alphabetical order, so that two runs can be compared by `diff`.
    package var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }

    /// Writes the file in one step: a reader sees the old one or the new one, never a part.
    package func write(to path: String) throws(ResultsFailure) {
        do {
            try json.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw ResultsFailure(
                .unwritable,
                "cannot write '\(path)': \(error.localizedDescription)"
            )
        }
    }
}
