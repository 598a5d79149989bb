/// Rows in columns that are as wide as they need to be.
struct TextTable {
    private let rows: [[String]]

    /// Takes the heads of the columns and the rows.
    init(_ heads: [String], _ rows: [[String]]) { self.rows = [heads] + rows }

    /// A line for each row.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padding(to: $1) }
            var line = cells.joined(separator: "  ")[...]
            while line.last == " " { line.removeLast() }
            return "\(line)\n"
        }
        .joined()
    }
}
