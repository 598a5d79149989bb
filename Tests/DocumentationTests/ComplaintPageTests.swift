import FoundationEssentials
import Testing

/// The list of what people complain about in other engines, with our answers and their tests.
@Suite struct `The page of complaints` {
    /// A row of the table.
    struct Row: CustomTestStringConvertible {
        let complaint: String
        let answer: String
        /// Files, each with the name of a test in it where it has one.
        let tests: [(file: String, name: String?)]

        var testDescription: String { complaint }
    }

    private static let rows: [Row] = {
        let file = Readme.folder.appending(path: "docs/complaints.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .map(String.init).map(row)
    }()

    private static func row(_ line: String) -> Row {
        let cells = line.split(separator: "|").map { trimmed(String($0)) }
        let tests = cells.last.map { $0.components(separatedBy: "<br>") } ?? []
        return Row(
            complaint: cells.first ?? "",
            answer: cells.count > 2 ? cells[1] : "",
            tests: tests.filter { $0.contains("`") }.map { test in
                let parts = test.components(separatedBy: "`: ")
                let file = trimmed(parts[0]).filter { $0 != "`" }
                return (file, parts.count > 1 ? trimmed(parts[1]) : nil)
            }
        )
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    @Test func `has a row for each`() { #expect(Self.rows.count >= 28) }

    @Test(arguments: rows)
    func `names tests that exist`(row: Row) throws {
        #expect(!row.answer.isEmpty)
        #expect(!row.tests.isEmpty || row.answer.contains("not built"), "no test is named")
        for (file, name) in row.tests {
            let path = Readme.folder.appending(path: file)
            let text = try String(contentsOf: path, encoding: .utf8)
            if let name { #expect(text.contains("func `\(name)`"), "\(file): \(name)") }
        }
    }
}
