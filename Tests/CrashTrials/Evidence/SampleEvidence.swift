import Foundation
import Results

/// The rows that have reached sample files.
struct SampleEvidence: Sendable {
    private let folder: String
    /// The whole rows of each file, in order; a row whose end is missing never reached it.
    private(set) var rows: [String: [String]] = [:]

    /// Reads all sample files in a folder.
    init(folder: String) {
        self.folder = folder
        let files = FileManager.default.enumerator(atPath: folder)
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix("samples.csv") else { continue }
            let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
            let lines = String(decoding: data, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
            // The heading has two lines.
            rows[file] = lines.dropFirst(2).dropLast().map(String.init)
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

    /// Files that cannot be read, and rows with the number of another row of the same attempt.
    var damage: [String] {
        rows.keys.flatMap { file -> [String] in
            do throws(ResultsFailure) {
                let path = "\(folder)/\(file)"
                // Who dies before the heading is whole has not lost anything.
                guard try !SampleReader(path: path).isBarelyBegun else { return [] }
                let samples = try SampleFile(path: path).samples
                let extra = samples.count - Set(samples.map { [$0.attempt, $0.id] }).count
                return extra == 0 ? [] : ["\(file) holds \(extra) rows twice"]
            } catch {
                return [error.message]
            }
        }
    }
}
