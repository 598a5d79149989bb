import Foundation

/// The rows that have reached sample files.
struct SampleEvidence: Sendable {
    /// The whole rows of each file, in order; a row whose end is missing never reached it.
    private(set) var rows: [String: [String]] = [:]

    /// Reads all sample files in a folder.
    init(folder: String) {
        let files = FileManager.default.enumerator(atPath: folder)
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix("samples.csv") else { continue }
            let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
            let lines = String(decoding: data, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
            rows[file] = lines.dropFirst().dropLast().map(String.init)
        }
    }

    /// Why later files do not hold all that these held, once each.
    func problems(later: SampleEvidence) -> [String] {
        rows.flatMap { file, rows in
            let present = Set(later.rows[file] ?? [])
            let lost = rows.filter { !present.contains($0) }
            return lost.isEmpty ? [] : ["\(file) lost \(lost.count) of \(rows.count) rows"]
        }
    }

    /// Rows with the number of another row of the same attempt.
    var duplicates: [String] {
        rows.flatMap { file, rows in
            // The number and the attempt are the first two columns.
            let keys = rows.map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
            let extra = keys.count - Set(keys).count
            return extra == 0 ? [] : ["\(file) holds \(extra) rows twice"]
        }
    }
}
