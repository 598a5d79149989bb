/// Cells on one line, separated by commas and quoted where they must be (RFC 4180).
///
/// A cell never holds a line feed, so that a row always ends where its line does and a file that
/// was cut short can be read up to its last whole line.
enum CSVLine {
    /// The text of a cell: quoted when it needs to be, control characters replaced by spaces.
    static func cell(_ text: String) -> String {
        let isOdd: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .control }
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || isOdd($0) }) else {
            return text
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\"\""
            case _ where isOdd(scalar): quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The cells of a line without its line feed.
    static func cells(of line: Substring) throws(ResultsFailure) -> [String] {
        guard line.utf8.contains(UInt8(ascii: "\"")) else {
            return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        var cells: [String] = []
        var rest = line.unicodeScalars[...]
        repeat { cells.append(try take(from: &rest)) } while rest.popFirst() == ","
        return cells
    }

    private static func take(
        from rest: inout Substring.UnicodeScalarView
    ) throws(ResultsFailure) -> String {
        guard rest.first == "\"" else {
            let plain = rest.prefix { $0 != "," }
            rest = rest.dropFirst(plain.count)
            return String(String.UnicodeScalarView(plain))
        }
        var cell = String.UnicodeScalarView()
        rest.removeFirst()
        while let scalar = rest.popFirst() {
            if scalar != "\"" {
                cell.append(scalar)
            } else if rest.first == "\"" {
                cell.append("\"")
                rest.removeFirst()
            } else {
                guard rest.isEmpty || rest.first == "," else { break }
                return String(cell)
            }
        }
        throw ResultsFailure(.malformed, "a quoted cell does not end")
    }
}
