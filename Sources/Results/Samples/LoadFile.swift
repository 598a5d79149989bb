import Foundation

/// What `load` wrote with `--csv`, as far as it can be compared.
package struct LoadFile: Sendable, Hashable {
    /// The latencies of what was answered as it should be, in nanoseconds, by the size of the burst.
    package let latencies: [Int: [Int]]

    /// Reads a file; a last row that its writer was killed in is left out.
    ///
    /// - Throws: A ``ResultsFailure`` that names the line, when it lacks a column or is damaged.
    init(path: String) throws(ResultsFailure) {
        do {
            let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            try self.init(text, path: path)
        } catch let failure as ResultsFailure {
            throw failure
        } catch {
            throw ResultsFailure(
                .unreadable,
                "cannot read '\(path)': \(error.localizedDescription)"
            )
        }
    }

    /// Reads the text of a file; a last row that its writer was killed in is left out.
    ///
    /// - Throws: A ``ResultsFailure`` that names the line, when it lacks a column or is damaged.
    init(_ text: String, path: String) throws(ResultsFailure) {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        // After the last line feed comes nothing, or what a killed writer left of its last row.
        lines.removeLast()
        guard lines.count > 1 else { throw Self.foreign(path) }
        let columns = try LoadColumns(try CSVLine.cells(of: Substring(lines[1])), path: path)
        var bursts: [Int: [Int?]] = [:]
        for (index, line) in lines.enumerated().dropFirst(2) {
            do throws(ResultsFailure) {
                let row = try columns.row(try CSVLine.cells(of: Substring(line)))
                bursts[row.burst, default: []].append(row.latency)
            } catch {
                throw ResultsFailure(.malformed, "'\(path)', line \(index + 1): \(error.message)")
            }
        }
        latencies = Dictionary(grouping: bursts.values, by: \.count).mapValues { bursts in
            bursts.flatMap { $0.compactMap { $0 } }
        }
    }

    static func foreign(_ path: String) -> ResultsFailure {
        ResultsFailure(
            .malformed,
            "'\(path)' is neither a samples.csv nor what 'load --csv' writes"
        )
    }
}
