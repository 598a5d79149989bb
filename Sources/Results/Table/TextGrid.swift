/// Cells in columns: one column that can give way on the left side of its row, the others as wide
/// as they need to be and aligned to the right.
struct TextGrid {
    private let rows: [[String]]
    private let flexible: Int
    private let width: Int?

    init(_ rows: [[String]], flexible: Int, width: Int?) {
        self.rows = rows.map { $0.map(Self.printable) }
        self.flexible = flexible
        self.width = width
    }

    /// The width below which the flexible column would no longer say anything.
    var leastWidth: Int { fixedWidth + 16 }

    var lines: [String] {
        let widths = self.widths
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == flexible
                    ? Self.shorten(cell, to: widths[column]).padded(to: widths[column])
                    : String(repeating: " ", count: widths[column] - cell.count) + cell
            }
            return cells.joined(separator: "  ")
        }
    }

    /// The text with everything that could move a terminal's cursor replaced.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    switch $0.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: $0
                    }
                }
            )
        )
    }

    private var natural: [Int] {
        (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    }

    private var fixedWidth: Int {
        let natural = self.natural
        return natural.reduce(2 * (natural.count - 1), +) - natural[flexible]
    }

    private var widths: [Int] {
        var widths = natural
        if let width { widths[flexible] = min(widths[flexible], max(width - fixedWidth, 16)) }
        return widths
    }

    /// Leaves out the middle: names begin with their step and end with what tells them apart.
    private static func shorten(_ text: String, to width: Int) -> String {
        guard text.count > width else { return text }
        let tail = (width - 1) * 2 / 3
        return text.prefix(width - 1 - tail) + "\u{2026}" + text.suffix(tail)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: width - count)
    }
}
